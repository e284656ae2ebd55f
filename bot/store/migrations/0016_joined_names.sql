-- Whether names that may be one person's are made one when an upload comes in.
ALTER TABLE uploads ADD COLUMN joined INTEGER NOT NULL DEFAULT 0;
