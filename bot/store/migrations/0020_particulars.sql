-- What is known of a recording beside its words, as JSON: show, number, date, guests, hosts. What a server says of
-- its upload stands beside what was read, and in the place of all of it.
ALTER TABLE interviews ADD COLUMN particulars TEXT;
ALTER TABLE interviews ADD COLUMN own_particulars TEXT;
ALTER TABLE uploads ADD COLUMN particulars TEXT;
CREATE INDEX sentences_by_speaker ON sentences (interview_id, speaker);
UPDATE interviews SET particulars = (
    SELECT json_object('show', substr(feeds.title, 1, 100),
                       'date', date(json_extract(episode, '$.at'), 'unixepoch'))
    FROM follow_episodes JOIN feeds ON feeds.id = feed_id
    WHERE follow_episodes.interview_id = interviews.id AND episode IS NOT NULL
)
WHERE id IN (SELECT interview_id FROM follow_episodes WHERE state = 'here');
