// Context menus: one at a time, by mouse, keyboard or a long press.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const LONG_PRESS_MS = 500;
const EDGE = 8;
let current = null;

export function closeMenu() {
  current?.close();
}

/**
 * Open a menu at a point of the window. `entries` are `{label, icon, act}`, with `checked` for one of several;
 * `{heading}` begins a named group and `{line: true}` draws a line. `above` puts the menu over the point.
 */
export function openMenu({ x, y, label, entries, above = false }) {
  closeMenu();
  const back = document.activeElement;
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label, tabindex: "-1" }, groups(entries));
  const items = [...menu.querySelectorAll("[role^=menuitem]")];
  const outside = (event) => menu.contains(event.target) || closeMenu();

  current = {
    close() {
      current = null;
      menu.remove();
      document.removeEventListener("pointerdown", outside, true);
      window.removeEventListener("resize", closeMenu);
      if (back?.isConnected) back.focus({ preventScroll: true });
    },
  };
  menu.addEventListener("keydown", (event) => onKey(event, items));
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  document.body.append(menu);
  place(menu, x, y, above);
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", closeMenu);
  items[0]?.focus({ preventScroll: true });
}

function groups(entries) {
  const all = document.createDocumentFragment();
  let into = all;
  for (const entry of entries) {
    if (entry.line) {
      all.append(h("div", { class: "menu-line", role: "separator" }));
      into = all;
    } else if (entry.heading) {
      const heading = h("div", { class: "menu-heading", "aria-hidden": "true" }, entry.heading);
      into = h("div", { role: "group", "aria-label": entry.heading }, heading);
      all.append(into);
    } else into.append(item(entry));
  }
  return all;
}

function item({ label, icon: shape, before, act, checked }) {
  const choose = () => {
    closeMenu();
    act();
  };
  const role = checked === undefined ? "menuitem" : "menuitemradio";
  return h(
    "button",
    { type: "button", role, class: "menu-item", tabindex: "-1", "aria-checked": checked, onclick: choose },
    before,
    h("span", { class: "menu-label" }, label),
    checked ? icon("check", 16) : shape ? icon(shape, 18) : null,
  );
}

function onKey(event, items) {
  const at = items.indexOf(document.activeElement);
  const go = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") closeMenu();
  else if (go !== undefined) items.at(go % items.length)?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function place(menu, x, y, above) {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(x, innerWidth - width - EDGE));
  const top = Math.max(EDGE, Math.min(above ? y - height : y, innerHeight - height - EDGE));
  menu.style.setProperty("left", `${left}px`);
  menu.style.setProperty("top", `${top}px`);
}

/** Call `open(x, y)` on a right click on the element, or a long press of a finger. */
export function onContextMenu(element, open) {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  element.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a[href], input, textarea") || event.defaultPrevented) return;
    event.preventDefault();
    stop();
    open(event.clientX, event.clientY);
  });
  element.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    timer = setTimeout(() => current || open(event.clientX, event.clientY), LONG_PRESS_MS);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) element.addEventListener(name, stop);
}
