-- What a server changed in its upload stands beside what was read, so that reading the file anew takes nothing away.
ALTER TABLE interviews ADD COLUMN own_title TEXT;
ALTER TABLE interviews ADD COLUMN own_link TEXT;    -- '': none, whatever the file says
ALTER TABLE interviews ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;  -- grows with every such change
ALTER TABLE interviews ADD COLUMN added_by INTEGER;
ALTER TABLE interviews ADD COLUMN removed_at INTEGER;   -- can be undone until it is purged

DROP INDEX interviews_by_path;
CREATE UNIQUE INDEX interviews_by_path ON interviews (coalesce(guild_id, 0), path) WHERE removed_at IS NULL;

CREATE TABLE speaker_names (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    speaker      TEXT NOT NULL,                     -- as the file says it
    name         TEXT NOT NULL,
    PRIMARY KEY (interview_id, speaker)
) STRICT, WITHOUT ROWID;

CREATE TABLE current_interviews (
    guild_id     INTEGER PRIMARY KEY,
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE
) STRICT;

-- Files on their way into the library. Queued ones stay until they are imported, whatever happens to the process.
CREATE TABLE uploads (
    id           TEXT PRIMARY KEY,
    guild_id     INTEGER NOT NULL,
    channel_id   INTEGER NOT NULL,
    user_id      INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('asked', 'queued', 'imported')),
    filename     TEXT NOT NULL,
    content      BLOB NOT NULL,                     -- as all files here: the bytes that were sent, '' once imported
    sidecar      BLOB,
    chapters     BLOB,
    title        TEXT,
    media_link   TEXT,
    path         TEXT,                              -- of the interview that it replaces; NULL: a new one
    message_id   INTEGER,                           -- of the bot's own message that shows how far it is
    interview_id INTEGER,                           -- once imported
    created_at   INTEGER NOT NULL,
    queued_at    REAL                               -- as all times here: seconds since 1970
) STRICT;
CREATE INDEX uploads_by_state ON uploads (state, queued_at);
