-- Games about several interviews. NULL: about one; '': of several shows; else of the show of this title. Which
-- interview a round is about, its question knows.
ALTER TABLE games ADD COLUMN show TEXT;
