"""What pictures say, and what is read out instead of them."""

TIMELINE_ALT = "Timeline of {length}."
TIMELINE_TOPICS = "Topics: {topics}."
TIMELINE_TOPIC = "{number} {title} ({start})"
TIMELINE_TOPIC_COUNT = "{count} topics."
TIMELINE_SPEAKERS = "Speaking: {speakers}."
TIMELINE_SPEAKER = "{speaker} {percent} %"
TIMELINE_MARKS = "It comes up at {times}."
OTHER_SPEAKERS = "others"
MORE = "and {count} more"

QUOTE_ALT = "“{text}” – {about}"
QUOTE_ALT_TIME = "at {time}"
QUOTE_MARKS, QUOTE_MARKS_FROM_RIGHT = ("“", "”"), ('"', '"')

PODIUM_HEADING = "Final standings"
PODIUM_ALT = "{heading}: {places}. {title}"
PODIUM_PLACE = "{place}. {name}, {points}"

DAILY_HEADING = "Daily · {day}"
POINT, DAILY_RIGHT, DAILY_STREAK = "point", "{right} of {count} right", "{days} in a row"
DAILY_ALT = "{heading}: {player} has {points}, {right}, {streak}. {squares}."
DAILY_SQUARES = {"🟩": "right", "🟨": "close", "🟧": "not far off", "🟥": "wrong", "⬛": "no answer"}

CARD = "Card"
CARD_COMMAND = "Put a quote on a picture to post"
CARD_STYLE = "Paper, night or colour (default: paper)"
CARD_STYLES = {"paper": "Paper", "night": "Night", "colour": "Colour"}
CARD_NOTHING = (
    "Nothing like that was said, so there is nothing to put on a card. `/quote find` shows what comes close."
)
CARD_NOT_DRAWN = "I couldn’t draw the picture, so here are the words."
