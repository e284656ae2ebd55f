// The server's rail and the list of channels.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { archive, startThread } from "./interactions.js";
import { onContextMenu, openMenu } from "./menu.js";
import { avatar, initials } from "./people.js";
import { CHANNEL, channelIcon, channelName, isThread, listed, world } from "./world.js";

/** Draws and redraws both; `onOpen()` after a channel was chosen. */
export function keepSidebar({ rail, channels, serverName, onOpen }) {
  const draw = () => {
    if (!world.guild) return;
    serverName.textContent = world.guild.name;
    rail.replaceChildren(...railButtons(onOpen));
    channels.replaceChildren(
      section("Text Channels", listed(world.guild), onOpen),
      section(
        "Direct Messages",
        world.channels.filter(({ type }) => type === CHANNEL.DM),
        onOpen,
      ),
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

function section(title, channels, onOpen) {
  const list = channels.map((channel) => {
    const shown = channel.type === CHANNEL.FORUM ? forum(channel) : channelButton(channel, onOpen);
    return h("li", { class: isThread(channel) ? "in-channel" : null }, shown);
  });
  return h("section", {}, h("h2", {}, title), h("ul", { role: "list" }, list));
}

/** Nothing is written in a forum itself: it begins a post. */
function forum(channel) {
  const name = channelName(channel);
  const begin = () => startThread(channel, "New post");
  return h(
    "button",
    { type: "button", class: "channel", title: `New post in ${name}`, onclick: begin },
    icon(channelIcon(channel), 20),
    h("span", { class: "channel-name", dir: "auto" }, name),
    h("span", { class: "visually-hidden" }, "new post"),
  );
}

/** What can be done with a channel, by right click, a long press or the menu key. */
function openChannelMenu(channel, x, y) {
  const isOpen = channel.thread_metadata && !channel.thread_metadata.archived;
  const entries = isThread(channel)
    ? isOpen && [{ label: "Close Thread", icon: "close", act: () => archive(channel) }]
    : [
        { label: "Create Thread", icon: "thread", act: () => startThread(channel, "New thread") },
        channel.type === CHANNEL.TEXT && {
          label: "Create Private Thread",
          icon: "thread",
          act: () => startThread(channel, "Private thread", true),
        },
      ].filter(Boolean);
  if (entries) openMenu({ x, y, label: "Channel actions", entries });
}

function channelButton(channel, onOpen) {
  const isHere = channel.id === world.channelId;
  const isUnread = world.unread.has(channel.id);
  const isDirect = channel.type === CHANNEL.DM;
  const status = world.online ? "online" : "offline";
  const button = h(
    "button",
    {
      type: "button",
      class: isUnread ? "channel unread" : "channel",
      "aria-current": isHere ? "page" : null,
      onclick: () => open(channel, onOpen),
    },
    isDirect ? h("span", { class: `with-status ${status}` }, avatar(world.bot, 32)) : icon(channelIcon(channel), 20),
    h("span", { class: "channel-name", dir: "auto" }, channelName(channel)),
    isUnread ? h("span", { class: "visually-hidden" }, "unread") : null,
  );
  if (!isDirect && channel.type !== CHANNEL.VOICE) onContextMenu(button, (x, y) => openChannelMenu(channel, x, y));
  return button;
}
