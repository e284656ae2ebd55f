// Puts the page together: who one is, the connection, and the parts of the window.

import { Composer } from "./composer.js";
import { connection } from "./connection.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { closeMenu } from "./menu.js";
import { Messages } from "./messages.js";
import { showModal } from "./modal.js";
import { avatar, drawMembers, drawYou } from "./people.js";
import { keepSidebar } from "./sidebar.js";
import { keepRelativeTimes } from "./time.js";
import { CHANNEL, channelIcon, channelName, displayName, world } from "./world.js";

const REMEMBERED = "playground.user";
const SHOW_RECONNECTING_AFTER_MS = 1200;
const find = (selector) => document.querySelector(selector);
const userInUrl = () => new URLSearchParams(location.hash.slice(1)).get("user");

/** Who this tab is: the address says so first, then what the tab remembers. */
const wanted = () => userInUrl() ?? remembered()?.id ?? null;
const remembered = () => JSON.parse(sessionStorage.getItem(REMEMBERED));

function identify(userId = wanted()) {
  connection.send({ do: "identify", user_id: userId });
}

function remember({ id, username }) {
  sessionStorage.setItem(REMEMBERED, JSON.stringify({ id, username }));
  if (userInUrl() !== id) history.replaceState(null, "", `#user=${id}`);
}

/** A local Discord that was started anew has given everyone another id: the person of the same name. */
function namesake({ you, people }) {
  const isKnown = people.some(({ id }) => id === wanted());
  const same = people.find(({ username }) => username === remembered()?.username);
  return !isKnown && same && same.id !== you.id ? same : null;
}

function drawHeader() {
  const { channel } = world;
  const isDirect = channel.type === CHANNEL.DM;
  const name = channelName(channel);
  find(".channel-title").replaceChildren(
    isDirect ? avatar(world.bot, 24) : icon(channelIcon(channel), 22),
    h("h1", { dir: "auto" }, name),
  );
  document.title = `${isDirect ? "@" : "#"}${name} | ${world.guild.name}`;
}

let isLate = false;
function drawStatus() {
  const banner = find(".banner");
  const lost = !world.connected && isLate;
  banner.hidden = !lost && (world.online || !world.you);
  if (lost) banner.replaceChildren(icon("warning", 18), "The connection is gone. Trying again…");
  else if (!world.online)
    banner.replaceChildren(
      icon("warning", 18),
      `${displayName(world.bot)} is offline. It comes back here by itself.`,
    );
  if (world.you) drawMembers(find(".members"));
}

function keepDrawers() {
  const body = document.body;
  const close = () => body.classList.remove("drawer-open", "members-open");
  find(".open-drawer").addEventListener("click", () => body.classList.add("drawer-open"));
  find(".toggle-members").addEventListener("click", () => {
    body.classList.toggle("members-open");
    body.classList.toggle("members-hidden");
  });
  find(".scrim").addEventListener("click", close);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  return close;
}

function start() {
  for (const element of document.querySelectorAll("[data-icon]")) element.append(icon(element.dataset.icon, 24));
  const closeDrawers = keepDrawers();
  new Messages(find(".scroller"), find(".jump-bar"));
  new Composer(find(".composer"));
  keepSidebar({
    rail: find(".rail"),
    channels: find(".channels"),
    serverName: find(".server-name"),
    onOpen: closeDrawers,
  });
  keepRelativeTimes();

  world.addEventListener("hello", () => {
    remember(world.you);
    closeMenu();
    drawYou(find(".you-panel"), identify);
    document.body.classList.remove("loading");
  });
  world.addEventListener("open", drawHeader);
  world.addEventListener("status", drawStatus);
  window.addEventListener("hashchange", () => userInUrl() && userInUrl() !== world.you?.id && identify());

  connection.addEventListener("open", () => {
    isLate = false;
    world.setConnected(true);
    identify();
  });
  connection.addEventListener("close", () => {
    world.setConnected(false);
    setTimeout(() => {
      isLate = !world.connected;
      drawStatus();
    }, SHOW_RECONNECTING_AFTER_MS);
  });
  connection.addEventListener("event", ({ detail }) => {
    const same = detail.event === "hello" ? namesake(detail) : null;
    if (same) identify(same.id);
    else if (detail.event === "modal") showModal(detail);
    else world.apply(detail);
  });
  connection.start();
}

start();
