-- The topics that came with an interview: set by hand in its sidecar.
CREATE TABLE chapters (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    start_ms     INTEGER NOT NULL,
    title        TEXT NOT NULL,
    PRIMARY KEY (interview_id, position)
) STRICT, WITHOUT ROWID;

-- The outline that a server's moderators set: always the whole of it, and for their server only.
CREATE TABLE topic_marks (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    guild_id     INTEGER NOT NULL,
    start_ms     INTEGER NOT NULL,
    title        TEXT NOT NULL,
    PRIMARY KEY (interview_id, guild_id, start_ms)
) STRICT, WITHOUT ROWID;

-- Who found a topic cut wrongly.
CREATE TABLE topic_reports (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    digest       TEXT NOT NULL,                     -- of the transcript that was cut
    start_ms     INTEGER NOT NULL,                  -- where the topic begins
    guild_id     INTEGER NOT NULL,                  -- 0 in direct messages
    user_id      INTEGER NOT NULL,
    at           REAL NOT NULL,                     -- seconds since 1970
    PRIMARY KEY (interview_id, digest, start_ms, guild_id, user_id)
) STRICT, WITHOUT ROWID;
