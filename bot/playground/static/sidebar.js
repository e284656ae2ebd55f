// The server's rail and the list of channels.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, initials } from "./people.js";
import { CHANNEL, channelName, world } from "./world.js";

/** Draws and redraws both; `onOpen()` after a channel was chosen. */
export function keepSidebar({ rail, channels, serverName, onOpen }) {
  const draw = () => {
    if (!world.guild) return;
    serverName.textContent = world.guild.name;
    rail.replaceChildren(...railButtons(onOpen));
    channels.replaceChildren(
      section("Text Channels", (channel) => channel.guild_id === world.guild.id, onOpen),
      section("Direct Messages", (channel) => channel.type === CHANNEL.DM, onOpen),
    );
  };
  for (const name of ["hello", "open", "unread", "status"]) world.addEventListener(name, draw);
}

function open(channel, onOpen) {
  world.open(channel.id);
  onOpen();
}

function railButtons(onOpen) {
  const isDirect = world.channel?.type === CHANNEL.DM;
  const direct = world.channels.find(({ type }) => type === CHANNEL.DM);
  return [
    direct && railButton("Direct Messages", isDirect, icon("bubble", 26), () => open(direct, onOpen)),
    h("span", { class: "rail-line", "aria-hidden": "true" }),
    ...world.guilds.map((guild) => guildButton(guild, !isDirect && guild === world.guild, onOpen)),
  ].filter(Boolean);
}

function guildButton({ id, name }, isHere, onOpen) {
  const first = world.channels.find((channel) => channel.guild_id === id);
  return first && railButton(name, isHere, initials(name, 3), () => isHere || open(first, onOpen));
}

function railButton(label, isHere, content, onclick) {
  return h(
    "button",
    {
      type: "button",
      class: "rail-button",
      "aria-label": label,
      title: label,
      "aria-current": isHere ? "true" : null,
      onclick,
    },
    content,
  );
}

function section(title, belongs, onOpen) {
  const list = world.channels.filter(belongs).map((channel) => h("li", {}, channelButton(channel, onOpen)));
  return h("section", {}, h("h2", {}, title), h("ul", { role: "list" }, list));
}

function channelButton(channel, onOpen) {
  const isHere = channel.id === world.channelId;
  const isUnread = world.unread.has(channel.id);
  const isDirect = channel.type === CHANNEL.DM;
  const status = world.online ? "online" : "offline";
  return h(
    "button",
    {
      type: "button",
      class: isUnread ? "channel unread" : "channel",
      "aria-current": isHere ? "page" : null,
      onclick: () => open(channel, onOpen),
    },
    isDirect ? h("span", { class: `with-status ${status}` }, avatar(world.bot, 32)) : icon("hash", 20),
    h("span", { class: "channel-name", dir: "auto" }, channelName(channel)),
    isUnread ? h("span", { class: "visually-hidden" }, "unread") : null,
  );
}
