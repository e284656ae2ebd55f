-- What changes the message of a private game for a quarter of an hour, so that a question closes when its time is up
-- though nobody presses anything, also after a restart.
ALTER TABLE games ADD COLUMN token TEXT;
