-- The topics of interviews, so that they need not be found anew at every start.
CREATE TABLE outlines (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    guild_id     INTEGER NOT NULL,                  -- whose own outline it is; 0: of nobody in particular
    made_from    TEXT NOT NULL,                     -- a digest of the words, marks, model and code that it came from
    topics       TEXT NOT NULL,                     -- JSON
    PRIMARY KEY (interview_id, guild_id)
) STRICT, WITHOUT ROWID;
