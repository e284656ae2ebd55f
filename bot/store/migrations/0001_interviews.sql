-- AUTOINCREMENT: the number of an interview that was removed never names another one, or old buttons would.
CREATE TABLE interviews (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id    INTEGER,                            -- NULL: given by the host of the bot, on every server
    path        TEXT NOT NULL,
    digest      TEXT NOT NULL,                      -- of the files' bytes: tells whether anything changed
    title       TEXT NOT NULL,
    media_link  TEXT,
    imported_at INTEGER NOT NULL                    -- seconds since 1970
) STRICT;
CREATE UNIQUE INDEX interviews_by_path ON interviews (coalesce(guild_id, 0), path);

CREATE TABLE cues (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    start_ms     INTEGER NOT NULL CHECK (start_ms >= 0),
    end_ms       INTEGER NOT NULL CHECK (end_ms >= start_ms),
    text         TEXT NOT NULL,
    speaker      TEXT,
    PRIMARY KEY (interview_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE turns (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    start_ms     INTEGER NOT NULL,
    speaker      TEXT NOT NULL,
    PRIMARY KEY (interview_id, start_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    at_ms        INTEGER NOT NULL,
    heard        TEXT NOT NULL,
    said         TEXT NOT NULL,
    PRIMARY KEY (interview_id, position)
) STRICT, WITHOUT ROWID;

-- Embeddings by the text they are of, so that a changed transcript embeds only what changed.
CREATE TABLE vectors (
    model     TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    vector    BLOB NOT NULL,                        -- one row a word, little-endian float16
    PRIMARY KEY (model, text_hash)
) STRICT, WITHOUT ROWID;

-- What a posted quote shows, so that its buttons work after a restart. Holds no words of the person who asked.
CREATE TABLE quote_replies (
    id           TEXT PRIMARY KEY,
    asker_id     INTEGER NOT NULL,
    interview_id INTEGER NOT NULL,                  -- outlives the interview: the buttons then say so
    digest       TEXT NOT NULL,                     -- of the transcript that the hits point into
    state        TEXT NOT NULL,                     -- JSON: hits, which of them is shown, how far it is widened
    created_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX quote_replies_by_age ON quote_replies (created_at);

CREATE TABLE facts (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
