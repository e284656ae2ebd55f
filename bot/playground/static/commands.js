// The bot's commands as one picks and types them: "quote find" as one entry, with its options.

import { CHANNEL, world } from "./world.js";

export const TYPE = {
  SUBCOMMAND: 1,
  GROUP: 2,
  STRING: 3,
  INTEGER: 4,
  BOOLEAN: 5,
  USER: 6,
  CHANNEL: 7,
  ROLE: 8,
  MENTIONABLE: 9,
  NUMBER: 10,
  ATTACHMENT: 11,
};

const IN_SERVER = 0;
const IN_BOT_DM = 1;

/** Commands of a kind (1 slash, 2 user, 3 message) that this person may use in this channel, flattened. */
export function commandsFor(kind) {
  return world.commands.filter((command) => (command.type ?? 1) === kind && fitsChannel(command)).flatMap(flatten);
}

// Whom a command is for the local Discord has sorted out; here only whether it is for this kind of channel.
function fitsChannel({ contexts, dm_permission: isForDirect, guild_id: server }) {
  if (world.channel?.type !== CHANNEL.DM)
    return (!server || server === world.channel?.guild_id) && (!contexts || contexts.includes(IN_SERVER));
  return !server && (contexts ? contexts.includes(IN_BOT_DM) : isForDirect !== false);
}

/** `{command, path, name, description, options}` for each thing that can be run; path names group and subcommand. */
export function flatten(command) {
  return entries(command, command.options ?? [], [], command.description);
}

function entries(command, options, path, description) {
  const inner = options.filter(({ type }) => type === TYPE.SUBCOMMAND || type === TYPE.GROUP);
  if (!inner.length) return [{ command, path, options, description, name: [command.name, ...path].join(" ") }];
  return inner.flatMap((option) =>
    entries(command, option.options ?? [], [...path, option.name], option.description),
  );
}

const USES = "playground.uses";
const uses = () => JSON.parse(localStorage.getItem(USES)) ?? {};

/** Note that a command was used: it comes sooner from now on. */
export function used(name) {
  const counts = uses();
  localStorage.setItem(USES, JSON.stringify({ ...counts, [name]: (counts[name] ?? 0) + 1 }));
}

/** The entries that fit what was typed after the slash: best first, of those as good the most used. */
export function matching(all, typed) {
  const counts = uses();
  const count = ({ name }) => counts[name] ?? 0;
  const wanted = typed.trim().toLowerCase();
  const rank = ({ name, description }) => {
    if (name.startsWith(wanted)) return 0;
    if (name.split(/[ _-]/).some((word) => word.startsWith(wanted))) return 1;
    if (name.includes(wanted)) return 2;
    return description?.toLowerCase().includes(wanted) && wanted.length > 2 ? 3 : 4;
  };
  const ranked = all.map((entry) => [rank(entry), entry]).filter(([place]) => place < 4);
  return ranked.sort(([a, one], [b, other]) => a - b || count(other) - count(one)).map(([, entry]) => entry);
}

/**
 * A command written by hand: `/quote find text: foo limit: 3` -> `{entry, values: Map}`; null where it names no
 * command. Words before any option's name belong to the first option.
 */
export function parseTyped(all, text) {
  const fits = ({ name }) => text === `/${name}` || text.startsWith(`/${name} `);
  const entry = all.filter(fits).sort((a, b) => b.name.length - a.name.length)[0];
  if (!entry) return null;
  const rest = text.slice(entry.name.length + 1);
  const names = entry.options.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const values = new Map();
  if (!names) return { entry, values };
  const parts = rest.split(new RegExp(`(?:^|\\s)(${names}):`, "u"));
  if (parts[0].trim()) values.set(entry.options[0].name, parts[0].trim());
  for (let at = 1; at < parts.length; at += 2) values.set(parts[at], parts[at + 1].trim());
  return { entry, values };
}
