-- Answers that somebody said were wrong: what was shown, and what they looked for only where they gave it.
CREATE TABLE wrong_answers (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id    INTEGER NOT NULL,
    guild_id     INTEGER NOT NULL,                  -- 0: in direct messages
    interview_id INTEGER NOT NULL,
    digest       TEXT NOT NULL,                     -- of the transcript that the words are of
    first        INTEGER NOT NULL,                  -- from character `begin` of this sentence
    begin        INTEGER NOT NULL,
    last         INTEGER NOT NULL,                  -- to before `finish` of that one
    finish       INTEGER NOT NULL,
    start_ms     INTEGER NOT NULL,
    end_ms       INTEGER NOT NULL,
    text         TEXT NOT NULL,                     -- what was shown
    verdict      TEXT NOT NULL,
    score        REAL NOT NULL,
    at           INTEGER NOT NULL,                  -- seconds since 1970
    looked_for   TEXT,                              -- NULL: they did not say
    right_ms     INTEGER,                           -- where it is said, NULL: they did not say
    UNIQUE (person_id, interview_id, digest, first, begin, last, finish)
) STRICT;
CREATE INDEX wrong_answers_by_guild ON wrong_answers (guild_id);
