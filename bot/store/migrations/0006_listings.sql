-- What lists show of an interview, so that its words need not be read.
ALTER TABLE interviews ADD COLUMN length_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interviews ADD COLUMN read_by TEXT;     -- the model whose vectors of all its words are stored
ALTER TABLE interviews ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
UPDATE interviews SET (length_ms, words) = (
    SELECT coalesce(max(end_ms), 0), coalesce(sum(length(text) - length(replace(text, ' ', '')) + 1), 0)
    FROM cues WHERE interview_id = interviews.id
);

CREATE TABLE speakers (
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    position     INTEGER NOT NULL,                  -- in the order of their first words
    speaker      TEXT NOT NULL,                     -- as the file says it
    PRIMARY KEY (interview_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO speakers (interview_id, position, speaker)
SELECT interview_id, row_number() OVER (PARTITION BY interview_id ORDER BY min(start_ms)), speaker
FROM (SELECT interview_id, start_ms, speaker FROM turns
      UNION ALL SELECT interview_id, start_ms, speaker FROM cues WHERE speaker IS NOT NULL)
GROUP BY interview_id, speaker;

-- Half minutes of talk. Which of them share words with a query tells which of many interviews to search.
CREATE TABLE stretches (
    id           INTEGER PRIMARY KEY,
    interview_id INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
    start_ms     INTEGER NOT NULL,
    UNIQUE (interview_id, start_ms)
) STRICT;
CREATE VIRTUAL TABLE stretch_words USING fts5 (words, tokenize = "porter unicode61");
CREATE TRIGGER stretches_forgotten AFTER DELETE ON stretches
BEGIN
    DELETE FROM stretch_words WHERE rowid = old.id;
END;
INSERT INTO stretches (interview_id, start_ms) SELECT DISTINCT interview_id, start_ms / 30000 * 30000 FROM cues;
INSERT INTO stretch_words (rowid, words)
SELECT stretches.id, forms(group_concat(cues.text, ' '))
FROM cues CROSS JOIN stretches
    ON stretches.interview_id = cues.interview_id AND stretches.start_ms = cues.start_ms / 30000 * 30000
GROUP BY stretches.id;
