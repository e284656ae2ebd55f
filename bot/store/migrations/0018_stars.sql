-- Quotes that people starred: whole sentences, with their words, so that a list needs no interview opened.
CREATE TABLE stars (
    person_id    INTEGER NOT NULL,
    guild_id     INTEGER NOT NULL,                  -- where it was starred; 0: in direct messages
    interview_id INTEGER NOT NULL,
    digest       TEXT NOT NULL,                     -- of the transcript that the sentences are of
    first        INTEGER NOT NULL,                  -- from this sentence
    last         INTEGER NOT NULL,                  -- up to and including that one
    text         TEXT NOT NULL,
    speaker      TEXT,
    start_ms     INTEGER NOT NULL,
    at           INTEGER NOT NULL,                  -- seconds since 1970
    PRIMARY KEY (person_id, guild_id, interview_id, digest, first, last)
) STRICT, WITHOUT ROWID;
CREATE INDEX stars_by_guild ON stars (guild_id, interview_id);
CREATE INDEX stars_by_interview ON stars (interview_id);

-- The quote of the day of each server, so that none is posted twice.
CREATE TABLE quote_days (
    guild_id     INTEGER NOT NULL,
    day          TEXT NOT NULL,                     -- as 2026-11-22, of UTC
    interview_id INTEGER NOT NULL,
    digest       TEXT NOT NULL,
    first        INTEGER NOT NULL,
    last         INTEGER NOT NULL,
    PRIMARY KEY (guild_id, day)
) STRICT, WITHOUT ROWID;

ALTER TABLE server_settings ADD COLUMN quote_channel_id INTEGER;      -- NULL: no quote of the day is posted
ALTER TABLE server_settings ADD COLUMN quote_since REAL NOT NULL DEFAULT 0;
ALTER TABLE server_settings ADD COLUMN quote_posted TEXT;
ALTER TABLE server_settings ADD COLUMN quote_trouble TEXT;
