-- AUTOINCREMENT: buttons carry the number of their game, so it must never name another one.
CREATE TABLE games (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    mode         TEXT NOT NULL CHECK (mode IN ('channel', 'solo', 'daily', 'practice')),
    guild_id     INTEGER,                           -- NULL in direct messages
    channel_id   INTEGER NOT NULL,
    message_id   INTEGER,                           -- NULL until the game is posted
    player_id    INTEGER NOT NULL,                  -- who started it
    interview_id INTEGER NOT NULL,                  -- outlives the interview, as the points do
    digest       TEXT NOT NULL,                     -- of the transcript that the questions are about
    day          TEXT,                              -- of a daily: the UTC day, as 2026-11-22
    state        TEXT NOT NULL,                     -- JSON: questions, answers and results so far
    started_at   REAL NOT NULL,                     -- seconds since 1970
    ended_at     REAL,
    shared_at    REAL                               -- of a daily: when its squares were posted for all
) STRICT;
CREATE INDEX games_open ON games (id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX games_one_a_channel ON games (channel_id) WHERE mode = 'channel' AND ended_at IS NULL;
CREATE UNIQUE INDEX games_one_daily_try ON games (coalesce(guild_id, 0), player_id, day) WHERE mode = 'daily';

-- What a player got in a round: the key keeps it from being scored twice.
CREATE TABLE results (
    game_id   INTEGER NOT NULL REFERENCES games ON DELETE CASCADE,
    round     INTEGER NOT NULL,
    player_id INTEGER NOT NULL,
    guild_id  INTEGER,
    kind      TEXT NOT NULL,
    at        REAL NOT NULL,
    took      REAL,                                 -- seconds; NULL: not answered
    is_right  INTEGER NOT NULL,
    quality   REAL NOT NULL,
    points    INTEGER NOT NULL,
    bonus     INTEGER NOT NULL,
    hinted    INTEGER NOT NULL,
    error_ms  INTEGER,
    length_ms INTEGER NOT NULL,
    PRIMARY KEY (game_id, round, player_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX results_by_guild ON results (guild_id, at);
CREATE INDEX results_by_player ON results (player_id, at);

-- Excerpts that were asked about, so that others come first. A place is a server, a channel or a player.
CREATE TABLE asked (
    place INTEGER NOT NULL,
    key   TEXT NOT NULL,
    at    REAL NOT NULL,
    PRIMARY KEY (place, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE hidden_players (
    guild_id  INTEGER NOT NULL,
    player_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, player_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE practice_cards (
    player_id    INTEGER NOT NULL,
    interview_id INTEGER NOT NULL,
    question_key TEXT NOT NULL,
    card         TEXT NOT NULL,                     -- JSON of fsrs
    due_at       REAL NOT NULL,
    PRIMARY KEY (player_id, interview_id, question_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX practice_cards_due ON practice_cards (player_id, interview_id, due_at);
