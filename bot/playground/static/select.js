// Select menus: a button that opens a list to choose one or several from.

import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./people.js";
import { CHANNEL, channelName, displayName, world } from "./world.js";

const STRING = 3;
const asUser = (user) => ({ value: user.id, label: displayName(user), before: avatar(user, 24), kind: "user" });
const asRole = (role) => ({ value: role.id, label: role.name, before: icon("people"), kind: "role" });
const asChannel = (channel) => ({ value: channel.id, label: channelName(channel), before: icon("hash"), kind: "channel" });

const SOURCES = {
  5: () => world.members.map(asUser),
  6: () => world.roles.map(asRole),
  7: () => [...world.members.map(asUser), ...world.roles.map(asRole)],
  8: ({ channel_types: types }) =>
    world.channels.filter(({ type }) => type !== CHANNEL.DM && (!types?.length || types.includes(type))).map(asChannel),
};

/** The emoji of a button or an option, as text. */
export const emoji = (data) =>
  data ? h("span", { class: "emoji", "aria-hidden": "true" }, data.id ? `:${data.name}:` : data.name) : null;

function optionsOf(component) {
  if (component.type !== STRING) return SOURCES[component.type](component);
  return (component.options ?? []).map((option) => ({ ...option, before: emoji(option.emoji) }));
}

function chosenAtFirst(component, options) {
  const ids = (component.default_values ?? []).map(({ id }) => String(id));
  return options.filter((option) => option.default || ids.includes(option.value)).map(({ value }) => value);
}

/**
 * The control of a select component. `onChoose(values, element)` is called when the choice is made; `label` names it
 * where a field around it does. The element's `values` hold what is chosen.
 */
export function select(component, { onChoose = () => {}, labelledby = null } = {}) {
  const options = optionsOf(component);
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  const text = h("span", { class: "select-text" });
  const button = h(
    "button",
    {
      type: "button",
      class: "select",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-label": labelledby ? null : component.placeholder || "Make a selection",
      "aria-labelledby": labelledby,
      disabled: component.disabled,
      onclick: () => toggle(),
    },
    text,
    icon("down", 20),
  );
  button.values = chosenAtFirst(component, options);
  let list = null;

  const draw = () => {
    const chosen = options.filter(({ value }) => button.values.includes(value));
    button.classList.toggle("empty", chosen.length === 0);
    if (!chosen.length) return text.replaceChildren(component.placeholder || "Make a selection");
    return text.replaceChildren(...chosen.map(({ label, before }) => h("span", { class: "select-value" }, before?.cloneNode(true), label)));
  };
  const settle = (values) => {
    const before = button.values;
    button.values = values;
    draw();
    if (values.length < least) {
      button.values = before;
      return draw();
    }
    return same(values, before) && most > 1 ? undefined : onChoose(values, button);
  };
  const toggle = () => {
    if (list) return list.close();
    list = openList({ button, options, most, least, onClose: () => (list = null), onChoose: settle });
    return list;
  };
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!list) toggle();
  });
  draw();
  return button;
}

const same = (a, b) => a.length === b.length && a.every((value) => b.includes(value));

/** The open list. With several to choose it stays open until it is left, and the choice counts then. */
function openList({ button, options, most, least, onClose, onChoose }) {
  const chosen = new Set(button.values);
  const isMulti = most > 1;
  const search = options.length > 10
    ? h("input", { type: "text", class: "list-search", placeholder: "Search", "aria-label": "Search", autocomplete: "off" })
    : null;
  const box = h("div", { role: "listbox", id: uniqueId("list"), "aria-multiselectable": isMulti, tabindex: "-1" });
  const popup = h("div", { class: "list-popup" }, search, box);
  const rows = options.map((option) => row(option, isMulti, () => choose(option)));
  let at = Math.max(0, options.findIndex(({ value }) => chosen.has(value)));

  const shown = () => rows.filter((element) => !element.hidden);
  const point = (index) => {
    const all = shown();
    at = Math.max(0, Math.min(index, all.length - 1));
    for (const element of rows) element.classList.toggle("active", element === all[at]);
    (search ?? box).setAttribute("aria-activedescendant", all[at]?.id ?? "");
    all[at]?.scrollIntoView({ block: "nearest" });
  };
  const mark = () => {
    rows.forEach((element, index) => {
      element.setAttribute("aria-selected", String(chosen.has(options[index].value)));
      element.classList.toggle("full", isMulti && chosen.size >= most && !chosen.has(options[index].value));
    });
  };
  const choose = (option) => {
    if (!isMulti) {
      const again = chosen.has(option.value) && least === 0;
      close(again ? [] : [option.value]);
      return;
    }
    if (chosen.has(option.value)) chosen.delete(option.value);
    else if (chosen.size < most) chosen.add(option.value);
    mark();
  };
  const close = (values = isMulti ? [...chosen] : null) => {
    document.removeEventListener("pointerdown", outside, true);
    removeEventListener("scroll", follow, true);
    popup.remove();
    button.setAttribute("aria-expanded", "false");
    button.removeAttribute("aria-controls");
    onClose();
    if (!button.isConnected) return;
    button.focus({ preventScroll: true });
    if (values) onChoose(values);
  };
  const outside = (event) => {
    if (!popup.contains(event.target) && !button.contains(event.target)) close();
  };
  const follow = () => (button.isConnected ? place(popup, button) : close(null));
  const onKey = (event) => {
    const go = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (go !== undefined) point(go);
    else if (event.key === "Enter" || (event.key === " " && !search)) shown()[at]?.click();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  box.append(...rows);
  popup.addEventListener("keydown", onKey);
  search?.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    rows.forEach((element, index) => (element.hidden = !options[index].label.toLowerCase().includes(wanted)));
    point(0);
  });
  (button.closest("dialog") ?? document.body).append(popup);
  button.setAttribute("aria-expanded", "true");
  button.setAttribute("aria-controls", box.id);
  place(popup, button);
  mark();
  point(at);
  (search ?? box).focus({ preventScroll: true });
  document.addEventListener("pointerdown", outside, true);
  addEventListener("scroll", follow, true);
  return { close };
}

function row({ label, description, before }, isMulti, choose) {
  return h(
    "div",
    { role: "option", id: uniqueId("option"), class: "list-row", "aria-label": label, onclick: choose },
    before,
    h("span", { class: "list-text" }, h("span", { dir: "auto" }, label), description ? h("small", {}, description) : null),
    h("span", { class: isMulti ? "tick box" : "tick", "aria-hidden": "true" }, icon("check", 16)),
  );
}

function place(popup, button) {
  const { left, top, bottom, width } = button.getBoundingClientRect();
  popup.style.setProperty("width", `${width}px`);
  popup.style.setProperty("left", `${left}px`);
  const height = popup.offsetHeight;
  const fitsBelow = bottom + height + 8 <= innerHeight || top < height + 8;
  popup.style.setProperty("top", `${Math.max(8, fitsBelow ? Math.min(bottom + 4, innerHeight - height - 8) : top - height - 4)}px`);
}
