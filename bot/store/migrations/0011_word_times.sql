-- When each word of a cue is said, where its file tells, packed by bot/core/transcript/wordtimes.py.
ALTER TABLE cues ADD COLUMN words BLOB NOT NULL DEFAULT x'';
