-- What is said in a half minute, as `bot.search.stretches` means it; NULL where no model could tell.
ALTER TABLE stretches ADD COLUMN vector BLOB;
UPDATE stretches SET vector = meaning((SELECT words FROM stretch_words WHERE rowid = stretches.id));
