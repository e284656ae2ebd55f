-- Which interviews need which vectors: what none needs can be deleted. Filled in as interviews are read closely,
-- so each of them is looked at once more; what is embedded already is only noted down.
CREATE TABLE interview_texts (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    text_hash    BLOB NOT NULL,
    PRIMARY KEY (interview_id, text_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX interview_texts_by_hash ON interview_texts (text_hash);
UPDATE interviews SET read_by = NULL;

-- What could not be done with the words of an interview, so that it is not tried again at every start.
CREATE TABLE failures (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    work         TEXT NOT NULL,
    digest       TEXT NOT NULL,                     -- of the transcript with which it was tried
    release      TEXT NOT NULL,                     -- of Verbatim: a later one tries again
    at           INTEGER NOT NULL,                  -- seconds since 1970
    PRIMARY KEY (interview_id, work)
) STRICT, WITHOUT ROWID;
