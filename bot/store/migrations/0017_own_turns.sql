-- From when on who speaks, as a server tells it of a transcript that does not: [[ms, name], …]; NULL: as the file has it.
ALTER TABLE interviews ADD COLUMN own_turns TEXT;
