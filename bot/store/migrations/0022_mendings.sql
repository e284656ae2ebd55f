-- Lines whose words a server put right. What its file has stays in `cues`; the newest mending of a line is what is shown.
CREATE TABLE mendings (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    person_id    INTEGER NOT NULL,                  -- 0: somebody who is forgotten
    at           INTEGER NOT NULL,                  -- seconds since 1970
    heard        TEXT,                              -- NULL, or the one word that was exchanged for another
    said         TEXT
) STRICT;
CREATE INDEX mendings_by_interview ON mendings (interview_id);

CREATE TABLE mended_cues (
    mending_id INTEGER NOT NULL REFERENCES mendings ON DELETE CASCADE,
    position   INTEGER NOT NULL,                    -- of the cue
    start_ms   INTEGER NOT NULL,                    -- with its words, it is found again in a new file by this
    original   TEXT NOT NULL,
    corrected  TEXT NOT NULL,
    PRIMARY KEY (mending_id, position)
) STRICT, WITHOUT ROWID;
