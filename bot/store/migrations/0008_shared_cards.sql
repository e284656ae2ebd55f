-- Messages whose card was shared, so that it is shared once, whatever comes in between.
CREATE TABLE shared_cards (
    message_id INTEGER PRIMARY KEY,
    shared_at  INTEGER NOT NULL                     -- seconds since 1970
) STRICT;
CREATE INDEX shared_cards_by_age ON shared_cards (shared_at);
