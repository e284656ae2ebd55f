// What an option can be set to: fixed choices, people and channels, and what the bot suggests as one types.

import { TYPE } from "./commands.js";
import { icon } from "./icons.js";
import { autocomplete } from "./interactions.js";
import { connection } from "./connection.js";
import { avatar } from "./people.js";
import { channelIcon, channelName, displayName, world } from "./world.js";

const TYPING_PAUSE_MS = 150;

const users = () =>
  world.members.map((user) => ({
    label: displayName(user),
    value: user.id,
    note: user.username,
    before: () => avatar(user, 24),
  }));
const roles = () =>
  world.roles.map((role) => ({ label: role.name, value: role.id, before: () => icon("people", 18) }));
const channels = ({ channel_types: types }) =>
  world.channelsHere
    .filter(({ type }) => !types?.length || types.includes(type))
    .map((channel) => ({
      label: channelName(channel),
      value: channel.id,
      before: () => icon(channelIcon(channel), 18),
    }));

const SOURCES = {
  [TYPE.BOOLEAN]: () => [
    { label: "True", value: true },
    { label: "False", value: false },
  ],
  [TYPE.USER]: users,
  [TYPE.CHANNEL]: channels,
  [TYPE.ROLE]: roles,
  [TYPE.MENTIONABLE]: () => [...users(), ...roles()],
};

/** Every value of a listed option, as items for the picker. */
export function listedChoices(option) {
  if (option.choices?.length) return option.choices.map(({ name, value }) => ({ label: name, value }));
  return SOURCES[option.type]?.(option) ?? [];
}

/** Whether these lower-case words are an item's whole name, with or without its sign, or its value. */
export const isCalled = ({ label, value }, words) =>
  [label, `#${label}`, `@${label}`, String(value)].some((name) => name.toLowerCase() === words);

/**
 * The items that fit what was typed, with or without the sign before a name: first the one that is called so, then
 * those that begin with it.
 */
export function filtered(items, typed) {
  const words = typed.trim().toLowerCase();
  const wanted = words.replace(/^[#@]/, "");
  const places = items
    .map((item) => [isCalled(item, words) ? -1 : item.label.toLowerCase().indexOf(wanted), item])
    .filter(([place, item]) => place >= 0 || isCalled(item, words));
  return places.sort(([a], [b]) => Math.min(a, 1) - Math.min(b, 1)).map(([, item]) => item);
}

/** Asks the bot for choices a moment after the last key, and hears only the newest answer. */
export class Suggestions {
  #timer = 0;
  #nonce = null;

  ask({ command, options, onChoices, onFailed }) {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#nonce = autocomplete({ command, options: options(), onChoices, onFailed });
    }, TYPING_PAUSE_MS);
  }

  cancel() {
    clearTimeout(this.#timer);
    if (this.#nonce) connection.forget(this.#nonce);
    this.#nonce = null;
  }
}
