-- As `bot/core/search/compact.py` packs them, a tenth of what they took. What `vectors` holds is taken over as each
-- interview is read once more; only what is missing is embedded. The table has rowids, for rows of about a
-- kilobyte: without them each would take a page of its own.
CREATE TABLE word_vectors (
    id        INTEGER PRIMARY KEY,
    model     TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    vector    BLOB NOT NULL,
    UNIQUE (model, text_hash)
) STRICT;
UPDATE interviews SET read_by = NULL;
