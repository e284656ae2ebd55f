-- Podcasts that servers follow. A feed is fetched once for all who follow it.
CREATE TABLE feeds (
    id        INTEGER PRIMARY KEY,
    url       TEXT NOT NULL UNIQUE,
    title     TEXT NOT NULL,
    etag      TEXT,                                 -- with `modified`, what its server said of the last version
    modified  TEXT,
    looked_at REAL NOT NULL,                        -- as all times here: seconds since 1970
    next_look REAL NOT NULL,
    failures  INTEGER NOT NULL DEFAULT 0,           -- in a row
    trouble   TEXT                                  -- why the last look came to nothing
) STRICT;
CREATE INDEX feeds_by_next_look ON feeds (next_look);

CREATE TABLE follows (
    guild_id   INTEGER NOT NULL,
    feed_id    INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    bring      INTEGER NOT NULL,                    -- how many of the episodes that were there; -1: all
    channel_id INTEGER,                             -- where new ones are announced; NULL: nowhere
    since      REAL NOT NULL,
    begun      INTEGER NOT NULL DEFAULT 0,          -- whether those that were there are noted
    trouble    TEXT,                                -- why episodes do not come in, or are not announced
    PRIMARY KEY (guild_id, feed_id)
) STRICT, WITHOUT ROWID;

-- Every episode that was seen, as it is with that server.
CREATE TABLE follow_episodes (
    guild_id     INTEGER NOT NULL,
    feed_id      INTEGER NOT NULL,
    guid         TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('passed', 'bare', 'wanted', 'queued', 'failed', 'here')),
    is_news      INTEGER NOT NULL DEFAULT 0,        -- whether it is yet to be announced
    episode      TEXT,                              -- JSON; NULL where it is passed
    tried        INTEGER NOT NULL DEFAULT 0,        -- how many of its transcripts came to nothing
    next_try     REAL NOT NULL DEFAULT 0,
    upload_id    TEXT,
    interview_id INTEGER,
    PRIMARY KEY (guild_id, feed_id, guid),
    FOREIGN KEY (guild_id, feed_id) REFERENCES follows ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_episodes_by_state ON follow_episodes (state, next_try);
CREATE INDEX follow_episodes_by_upload ON follow_episodes (upload_id) WHERE upload_id IS NOT NULL;
