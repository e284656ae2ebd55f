-- An episode whose transcript a person uploaded is theirs: none of the feed takes its place. Of those that were
-- fetched it is known what they were, so that a change at the same address is seen (times: seconds since 1970).
ALTER TABLE follow_episodes ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE follow_episodes ADD COLUMN digest TEXT;
ALTER TABLE follow_episodes ADD COLUMN etag TEXT;
ALTER TABLE follow_episodes ADD COLUMN modified TEXT;
ALTER TABLE follow_episodes ADD COLUMN next_check REAL NOT NULL DEFAULT 0;
