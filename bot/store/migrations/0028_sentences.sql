-- Where nobody set marks, other sentences are found than before. What points into those of an interview that was
-- here then is told so by its digest, as if it had other words.
ALTER TABLE interviews ADD COLUMN recut INTEGER NOT NULL DEFAULT 0;
UPDATE interviews SET recut = 1, revision = revision + 1, read_by = NULL
WHERE unmarked((SELECT group_concat(text, ' ') FROM (
    SELECT text FROM cues WHERE interview_id = interviews.id ORDER BY position
)));
