// What a person does with the bot: commands, autocomplete, components, modals. One function an action.

import { connection } from "./connection.js";
import { FLAG, world } from "./world.js";

const SHOW_SENDING_AFTER_MS = 250;
let locals = 0;

/** Write an ordinary message. `onInvalid(errors)` where Discord refuses it. */
export function say(content, onInvalid) {
  connection.ask(
    { do: "message", channel_id: world.channelId, content },
    { invalid: ({ errors }) => onInvalid(errors), failed: ({ reason }) => onInvalid({ "": reason }) },
  );
}

/** Begin a thread in a channel, or a post in a forum, and go there once it is there; in a private one nobody else
 * is until they are mentioned. */
export function startThread(channel, name, isPrivate = false) {
  const known = new Set(world.channels.map(({ id }) => id));
  const mine = (one) => !known.has(one.id) && one.parent_id === channel.id && one.owner_id === world.you.id;
  const go = () => {
    const thread = world.channels.find(mine);
    if (!thread) return;
    world.removeEventListener("hello", go);
    queueMicrotask(() => world.open(thread.id));
  };
  world.addEventListener("hello", go);
  connection.ask({ do: "thread", channel_id: channel.id, name, private: isPrivate }, {});
}

/** Close a thread. */
export function archive(thread) {
  connection.ask({ do: "archive", channel_id: thread.id }, {});
}

/**
 * Run a command. `name` is what the reply line shows. While the bot thinks, a grey line stands in the channel;
 * where it does not answer, a red one. `onInvalid(errors)` gets errors by option name.
 */
export function runCommand({ command, name, options = [], targetId = null, onInvalid = null }) {
  const channelId = world.channelId;
  world.dispatchEvent(new Event("sent"));
  const sending = localMessage(channelId, command, name, { sending: true });
  const timer = setTimeout(() => world.add(sending), SHOW_SENDING_AFTER_MS);
  const settle = () => {
    clearTimeout(timer);
    world.remove(channelId, sending.id);
  };
  const fail = (reason) => {
    settle();
    world.add(localMessage(channelId, command, name, { error: reason }));
  };
  connection.ask(
    { do: "command", channel_id: channelId, command_id: command.id, options, target_id: targetId },
    {
      acknowledged: settle,
      modal: settle,
      failed: ({ reason }) => fail(reason),
      invalid: ({ errors }) => {
        if (!onInvalid) return fail(Object.values(errors).join("\n"));
        settle();
        return onInvalid(errors);
      },
    },
  );
}

/** A line that only this page knows: a command under way, or one that failed. */
function localMessage(channelId, command, name, local) {
  return {
    id: `local-${++locals}`,
    type: command.type === 1 ? 20 : 23,
    channel_id: channelId,
    author: world.bot,
    content: "",
    timestamp: new Date().toISOString(),
    flags: local.error ? FLAG.EPHEMERAL : 0,
    interaction_metadata: { name, user: world.you, type: 2 },
    local,
  };
}

/** Ask for the choices of the focused option; returns the nonce to forget when it no longer matters. */
export function autocomplete({ command, options, onChoices, onFailed }) {
  return connection.ask(
    { do: "autocomplete", channel_id: world.channelId, command_id: command.id, options },
    { choices: ({ choices }) => onChoices(choices), failed: onFailed, invalid: onFailed },
  );
}

/** Press a button (`values` null) or choose from a select. `onDone()` or `onFailed(reason)` follows. */
export function press({ message, customId, values = null, onDone, onFailed }) {
  connection.ask(
    { do: "component", channel_id: message.channel_id, message_id: message.id, custom_id: customId, values },
    {
      acknowledged: onDone,
      modal: onDone,
      failed: ({ reason }) => onFailed(reason),
      invalid: ({ errors }) => onFailed(Object.values(errors).join("\n")),
    },
  );
}

/** Send a modal. `onInvalid(errors)` gets errors by custom_id. */
export function submit({ interactionId, components, onDone, onFailed, onInvalid }) {
  connection.ask(
    { do: "submit", interaction_id: interactionId, components },
    {
      acknowledged: onDone,
      modal: onDone,
      failed: ({ reason }) => onFailed(reason),
      invalid: ({ errors }) => onInvalid(errors),
    },
  );
}

/** Put away a message that only this person sees. */
export function dismiss(message) {
  if (!message.local) connection.send({ do: "dismiss", message_id: message.id });
  world.remove(message.channel_id, message.id);
}

/** Send a file to the local Discord: `{id, filename}`. Throws an Error that says why it did not work. */
export async function upload(file) {
  const body = new FormData();
  body.append("file", file);
  const answer = await fetch(`/page/upload?user_id=${encodeURIComponent(world.you.id)}`, { method: "POST", body });
  if (!answer.ok)
    throw new Error(answer.status === 413 ? "That file is too large." : "That file could not be sent.");
  return answer.json();
}
