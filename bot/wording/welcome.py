"""What is said on joining a server, and to whoever writes to the bot."""

WELCOME = (
    "## 👋 Hello, I’m Verbatim\nI know interviews and podcasts by heart. You half remember something; I give you"
    " the exact words, who said them and when.\n{commands}"
)
COMMANDS = (
    "🔎 {find} finds a quote\n🎮 {quiz} starts a game about what was said\n📖 {help} shows everything I can do"
)
SET_UP = (
    "-# If you can manage this server, {setup} gets me going with your own transcripts or podcast.\n"
    "-# Not what you need? Remove me like any other member: **Kick** in my profile’s menu. Whatever I stored for"
    " this server is deleted 30 days later."
)
ANSWER = "Hi! I answer commands; here are three to begin with:\n{commands}"
