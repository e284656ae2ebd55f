-- One index over all interviews. What is in memory of each are its row of `gists`; an interview is searched by it
-- as soon as that row is there, which is written last. Filled in as interviews are read once more.
CREATE TABLE gists (
    interview_id INTEGER PRIMARY KEY REFERENCES interviews ON DELETE CASCADE,
    digest       TEXT NOT NULL,                     -- digest and revision of the words that it is of
    revision     INTEGER NOT NULL,
    model        TEXT NOT NULL,
    means        BLOB NOT NULL,                     -- as `bot/core/search/gists.py` has it: a row a passage
    places       BLOB NOT NULL,                     -- little-endian int32: first and last sentences, first words
    forms        TEXT NOT NULL,                     -- the words that are said, with spaces between
    counts       BLOB NOT NULL                      -- little-endian int32: in how many passages each is
) STRICT;

CREATE TABLE passages (
    id           INTEGER PRIMARY KEY,               -- the interview's number * 2^20 + the passage's
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    text_hash    BLOB NOT NULL                      -- of its text, as in `word_vectors`
) STRICT;
CREATE INDEX passages_by_interview ON passages (interview_id);
CREATE VIRTUAL TABLE passage_words USING fts5 (stems);
CREATE TRIGGER passages_forgotten AFTER DELETE ON passages
BEGIN
    DELETE FROM passage_words WHERE rowid = old.id;
END;

-- The sentences as they are shown, so that what stands around a passage can be read without the interview.
CREATE TABLE sentences (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    text         TEXT NOT NULL,
    speaker      TEXT,
    anchors      BLOB NOT NULL,                     -- little-endian int32: character, ms, and so on
    misheard     TEXT,                              -- JSON: start, end and what was heard, of each
    handicap     REAL NOT NULL,
    first_word   INTEGER NOT NULL,
    PRIMARY KEY (interview_id, number)
) STRICT, WITHOUT ROWID;
UPDATE interviews SET read_by = NULL;
