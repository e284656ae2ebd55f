-- What words mean alone is told by other vectors than before.
UPDATE stretches SET vector = meaning((SELECT words FROM stretch_words WHERE rowid = stretches.id));
