"""The wire between the page and the local Discord.

The page opens a WebSocket at `/page` and both sides send JSON objects. Everything that looks like a Discord
object (users, channels, messages, commands, components) is exactly what Discord's API would give.

From the page, each with `do` (and a `nonce` of its own choice where an answer is expected):

- `{"do": "identify", "user_id": id | null}`: who sits at this tab; null is the first person. Sent first, and
  again to switch who one is; each time `hello` comes back.
- `{"do": "message", "nonce", "channel_id", "content"}`: write an ordinary message.
- `{"do": "command", "nonce", "channel_id", "command_id", "options": [...], "target_id": id | null}`: run a
  command. `options` is Discord's own tree (`[{"name", "type", "value"} | {"name", "type", "options"}]`); an
  attachment option's value is an id that `POST /page/upload?user_id=…` (multipart, field `file`) gave as
  `{"id", "filename"}`. `target_id` is the message or user of a context-menu command.
- `{"do": "autocomplete", "nonce", "channel_id", "command_id", "options": [...]}`: the option being typed has
  `"focused": true`.
- `{"do": "component", "nonce", "channel_id", "message_id", "custom_id", "values": [...] | null}`: press a
  button or choose from a select.
- `{"do": "submit", "nonce", "interaction_id", "components": [...]}`: send a modal, in the shape of Discord's
  modal submit data. `interaction_id` is the one that `modal` gave.
- `{"do": "dismiss", "message_id"}`: put away an ephemeral message that only this person sees.

To the page, each with `event`:

- `{"event": "hello", "you": user, "people": [user, …], "owner_id", "application": {"id", "name"}, "bot": user,
  "guild": {"id", "name"}, "channels": [channel, …], "commands": [command, …], "messages": {channel_id:
  [message, …]}, "online": bool}`: channels are this person's (two text channels, type 0, and their DM with the
  bot, type 1); messages are what this person may see, oldest first. Sent again after a switch.
- `{"event": "message", "message"}`, `{"event": "message_update", "message"}`, `{"event": "message_delete",
  "channel_id", "id"}`: as they happen. A message with flag 128 is "thinking…"; with flag 64 only this person
  got it. A reply to a command has `interaction_metadata` with `name` and `user`.
- `{"event": "choices", "nonce", "choices": [{"name", "value"}, …]}`: the answer to `autocomplete`.
- `{"event": "modal", "nonce", "interaction_id", "modal": {"title", "custom_id", "components"}}`: a dialogue to
  show, caused by the command or component with this nonce.
- `{"event": "acknowledged", "nonce"}`: the bot answered in time.
- `{"event": "failed", "nonce", "reason"}`: it did not ("The application did not respond" for a command, "This
  interaction failed" for a component), or the bot is offline. For a command the page shows the red line in the
  channel where it was typed; for a component below its message.
- `{"event": "invalid", "nonce", "errors": {option name or "": text}}`: Discord refused the input before the bot
  saw it (a required option is missing, a number out of range, too long, a message over 2,000 characters).
- `{"event": "commands", "commands": [...]}`: the bot registered its commands anew.
- `{"event": "online", "online": bool}`: the bot connected or disconnected.
"""
