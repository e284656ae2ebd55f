-- Games about a part of an interview: the numbers of its first and its last sentence. NULL: about all of it.
ALTER TABLE games ADD COLUMN first INTEGER;
ALTER TABLE games ADD COLUMN last INTEGER;
