// People: their avatars and names, the panel that says who you are, and the list of members.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { commandsFor } from "./commands.js";
import { runCommand } from "./interactions.js";
import { onContextMenu, openMenu } from "./menu.js";
import { displayName, world } from "./world.js";

const COLOURS = ["#5865f2", "#3ba55c", "#e67e22", "#eb459f", "#1abc9c", "#9b59b6", "#ed4245", "#3498db"];

function colour(user) {
  const index = Math.max(
    0,
    world.members.findIndex(({ id }) => id === user?.id),
  );
  return COLOURS[(user?.bot ? 0 : index + 1) % COLOURS.length];
}

/** "AL" for Ada Lovelace, "A" for ada. */
export const initials = (name, most = 2) =>
  name
    .trim()
    .split(/\s+/u)
    .slice(0, most)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();

/** A round picture with the person's initials. */
export function avatar(user, size = 40) {
  return h(
    "span",
    { class: "avatar", "aria-hidden": "true", style: { "--size": `${size}px`, "--colour": colour(user) } },
    initials(displayName(user)),
  );
}

export const appBadge = (user) => (user?.bot ? h("span", { class: "app-badge" }, "APP") : null);

const crown = (user) =>
  user.id === world.ownerId
    ? h(
        "span",
        { class: "crown", role: "img", "aria-label": "Server owner", title: "Server owner" },
        icon("crown", 14),
      )
    : null;

/** A name that opens the person's menu, by click and by right click. */
export function nameButton(user) {
  const open = (x, y) => openPersonMenu(user, x, y);
  const button = h(
    "button",
    { type: "button", class: "name", dir: "auto", onclick: (event) => open(...below(event.currentTarget)) },
    displayName(user),
  );
  onContextMenu(button, open);
  return button;
}

function below(element) {
  const { left, bottom } = element.getBoundingClientRect();
  return [left, bottom + 4];
}

function openPersonMenu(user, x, y) {
  const apps = commandsFor(2).map(({ command, name }) => ({
    label: name,
    icon: "apps",
    act: () => runCommand({ command, name, targetId: user.id }),
  }));
  const mention = () =>
    document.dispatchEvent(new CustomEvent("insert-text", { detail: `@${displayName(user)} ` }));
  openMenu({
    x,
    y,
    label: displayName(user),
    entries: [
      { label: "Mention", icon: "mention", act: mention },
      { label: "Copy User ID", icon: "copy", act: () => navigator.clipboard.writeText(user.id) },
      ...(apps.length ? [{ line: true }, { heading: "Apps" }, ...apps] : []),
    ],
  });
}

/** The panel at the bottom left; `onSwitch(userId)` when the person wants to be someone else. */
export function drawYou(panel, onSwitch) {
  const open = (event) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    openMenu({ x: left, y: top - 8, above: true, label: "Who are you?", entries: identities(onSwitch) });
  };
  panel.replaceChildren(
    h(
      "button",
      {
        type: "button",
        class: "you",
        "aria-haspopup": "menu",
        "aria-label": `You are ${displayName(world.you)}. Switch person`,
        onclick: open,
      },
      h("span", { class: "with-status online" }, avatar(world.you, 32)),
      h(
        "span",
        { class: "you-text" },
        h("span", { class: "you-name" }, h("span", { dir: "auto" }, displayName(world.you)), crown(world.you)),
        h("span", { class: "you-hint" }, "Switch person"),
      ),
      icon("down", 18),
    ),
  );
}

function identities(onSwitch) {
  const people = world.people.map((user) => ({
    label: [displayName(user), crown(user)],
    before: avatar(user, 24),
    checked: user.id === world.you.id,
    act: () => onSwitch(user.id),
  }));
  const others = world.people.filter(({ id }) => id !== world.you.id);
  const tabs = others.map((user) => ({
    label: displayName(user),
    icon: "external",
    act: () => window.open(`#user=${user.id}`, "_blank", "noopener"),
  }));
  return [{ heading: "Be someone else" }, ...people, { line: true }, { heading: "In a new tab" }, ...tabs];
}

/** The members at the right, people first. */
export function drawMembers(list) {
  const row = (user) => {
    const open = (x, y) => openPersonMenu(user, x, y);
    const status = user.bot && !world.online ? "offline" : "online";
    const button = h(
      "button",
      { type: "button", class: `member ${status}`, onclick: (event) => open(...below(event.currentTarget)) },
      h("span", { class: `with-status ${status}` }, avatar(user, 32)),
      h("span", { class: "member-name", dir: "auto" }, displayName(user)),
      crown(user),
      appBadge(user),
    );
    onContextMenu(button, open);
    return button;
  };
  list.replaceChildren(
    h("h2", {}, `People — ${world.people.length}`),
    ...world.people.map(row),
    h("h2", {}, world.online ? "Apps — 1" : "Offline — 1"),
    ...(world.bot ? [row(world.bot)] : []),
  );
}
