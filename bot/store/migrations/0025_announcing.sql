-- How new episodes are announced: with a thread to talk about each, and only once there is a transcript.
ALTER TABLE follows ADD COLUMN threaded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE follows ADD COLUMN transcribed_only INTEGER NOT NULL DEFAULT 0;
