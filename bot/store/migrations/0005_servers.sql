CREATE TABLE server_settings (
    guild_id         INTEGER PRIMARY KEY,
    answers_private  INTEGER NOT NULL DEFAULT 0,
    daily_channel_id INTEGER,                       -- NULL: no daily is posted
    daily_hour       INTEGER NOT NULL DEFAULT 12 CHECK (daily_hour BETWEEN 0 AND 23),   -- UTC
    daily_since      REAL NOT NULL DEFAULT 0,       -- when channel or hour were set, in seconds since 1970
    daily_posted     TEXT,                          -- the UTC day of the last one, as 2026-11-22
    daily_trouble    TEXT                           -- why it was switched off
) STRICT;

-- Where quizzes are allowed; a server without rows allows them everywhere.
CREATE TABLE quiz_channels (
    guild_id   INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) STRICT, WITHOUT ROWID;

-- Servers that the bot has left; what they had is deleted some time later.
CREATE TABLE departures (
    guild_id INTEGER PRIMARY KEY,
    left_at  INTEGER NOT NULL                       -- seconds since 1970
) STRICT;
