// What this tab knows: who it is, who else there is, the channels, the commands and the messages.

export const FLAG = { SUPPRESS_EMBEDS: 1 << 2, EPHEMERAL: 1 << 6, LOADING: 1 << 7, COMPONENTS_V2: 1 << 15 };
export const CHANNEL = { TEXT: 0, DM: 1, VOICE: 2, ANNOUNCEMENT: 5, FORUM: 15 };
const THREADS = [10, 11, 12];
export const isThread = ({ type }) => THREADS.includes(type);

/**
 * Events, each with its object as `detail`: "hello"; "open" when another channel is shown; "message", "update" and
 * "delete" with the message; "status" when the bot or the connection comes or goes; "unread".
 */
class World extends EventTarget {
  you = null;
  people = [];
  ownerId = null;
  application = null;
  bot = null;
  guilds = [];
  channels = [];
  commands = [];
  messages = new Map();
  unread = new Set();
  channelId = null;
  online = true;
  connected = false;
  #guildId = null;

  get channel() {
    return this.channels.find(({ id }) => id === this.channelId) ?? null;
  }

  /** The server that is shown: in a direct message the one before. */
  get guild() {
    return this.guilds.find(({ id }) => id === this.#guildId) ?? this.guilds[0] ?? null;
  }

  /** The channels, threads and posts of the server where one is: all that a select or an option may name. */
  get channelsHere() {
    const server = this.channel?.guild_id;
    return this.channels.filter((channel) => server && channel.guild_id === server && !isArchived(channel));
  }

  get members() {
    return [...this.people, this.bot].filter(Boolean);
  }

  get roles() {
    return this.guild ? [{ id: this.guild.id, name: "@everyone" }] : [];
  }

  user(id) {
    return this.members.find((user) => user.id === id) ?? null;
  }

  message(channelId, id) {
    return this.messages.get(channelId)?.find((message) => message.id === id) ?? null;
  }

  open(channelId) {
    if (!this.channels.some(({ id }) => id === channelId)) return;
    this.channelId = channelId;
    this.#guildId = this.channel.guild_id ?? this.#guildId;
    this.unread.delete(channelId);
    this.#tell("open", channelId);
  }

  setConnected(connected) {
    this.connected = connected;
    this.#tell("status");
  }

  /** Take in one event from the wire. */
  apply(event) {
    const take = this.#takers[event.event];
    if (take) take(event);
  }

  add(message) {
    const list = this.messages.get(message.channel_id) ?? [];
    this.messages.set(message.channel_id, list);
    const at = list.findIndex(({ id }) => id === message.id);
    if (at >= 0) {
      list[at] = message;
      this.#tell("update", message);
      return;
    }
    list.push(message);
    this.#tell("message", message);
    if (message.channel_id !== this.channelId) {
      this.unread.add(message.channel_id);
      this.#tell("unread");
    }
  }

  remove(channelId, id) {
    const list = this.messages.get(channelId) ?? [];
    const at = list.findIndex((message) => message.id === id);
    if (at >= 0) this.#tell("delete", list.splice(at, 1)[0]);
  }

  #takers = {
    hello: (event) => this.#hello(event),
    message: ({ message }) => this.add(message),
    message_update: ({ message }) => this.add(message),
    message_delete: ({ channel_id, id }) => this.remove(channel_id, id),
    commands: ({ commands }) => (this.commands = commands),
    online: ({ online }) => {
      this.online = online;
      this.#tell("status");
    },
  };

  #hello(event) {
    const { you, people, owner_id, application, bot, guilds, channels, commands, messages, online } = event;
    const wasIn = this.channels.findIndex(({ id }) => id === this.channelId);
    Object.assign(this, { you, people, application, bot, guilds, channels, commands, online, ownerId: owner_id });
    this.messages = new Map(Object.entries(messages));
    this.unread.clear();
    this.#tell("hello", event);
    if (!this.channel) this.channelId = null;
    // A direct message has another id for each person: whoever switches stays in the same place.
    this.open(this.channelId ?? (channels[wasIn] ?? channels[0])?.id);
    this.#tell("status");
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const world = new World();

/** The name people see. */
export const displayName = (user) => user?.global_name || user?.username || "Unknown";

const isArchived = (channel) => Boolean(channel.thread_metadata?.archived);

/** The channels of a server as they are listed: each with its open threads, and the one that is shown. */
export function listed(guild) {
  const own = world.channels.filter(({ guild_id: server }) => server === guild.id);
  const isListed = (channel) => !isArchived(channel) || channel.id === world.channelId;
  return own
    .filter((channel) => !isThread(channel))
    .flatMap((channel) => [channel, ...own.filter((one) => one.parent_id === channel.id && isListed(one))]);
}

const ICONS = { [CHANNEL.VOICE]: "speaker", [CHANNEL.ANNOUNCEMENT]: "horn", [CHANNEL.FORUM]: "bubble" };

/** The name of the icon that stands for a channel of a server. */
export const channelIcon = (channel) => (isThread(channel) ? "thread" : (ICONS[channel.type] ?? "hash"));

/** "general" for a channel; the other person's name for a direct message. */
export function channelName(channel) {
  if (channel.type !== CHANNEL.DM) return channel.name;
  return displayName(channel.recipients?.find(({ id }) => id !== world.you.id) ?? world.bot);
}
