-- What the daily draws from. NULL: the current interview; '': all interviews; else the show of this title.
ALTER TABLE server_settings ADD COLUMN daily_show TEXT;
