// The list above the composer: commands, an option's choices, people. The text field keeps the focus.

import { h, uniqueId } from "./dom.js";

export class Picker {
  #rows = [];
  #items = [];
  #at = -1;
  #onPick = null;
  #owner = null;

  constructor(root) {
    this.root = root;
    this.root.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.root.hidden;
  }

  get hasItems() {
    return this.#items.length > 0;
  }

  /** The item that Enter would pick, or null. */
  get active() {
    return this.#items[this.#at] ?? null;
  }

  /**
   * Show `items` (`{label, description, before, note, group, row}`) for the input `owner`; `row` is a node in place
   * of the usual look. `title` and `hint` stand above; `status` stands where no items do. With `preselect` Enter
   * picks the first.
   */
  show({ owner, label, title = null, hint = null, items = [], status = null, preselect = true, onPick }) {
    const last = this.active?.label;
    if (this.#owner !== owner) this.#release();
    this.#owner = owner;
    this.#items = items;
    this.#onPick = onPick;
    this.#rows = items.map((item, index) => this.#row(item, index));
    const list = h("div", { role: "listbox", id: uniqueId("picker"), "aria-label": label });
    items.forEach((item, index) => {
      if (item.group && item.group !== items[index - 1]?.group) {
        list.append(
          h("div", { class: "picker-group", role: "presentation" }, item.groupIcon?.() ?? null, item.group),
        );
      }
      list.append(this.#rows[index]);
    });
    const heading = title
      ? h("div", { class: "picker-title" }, h("strong", {}, title), hint ? h("span", { dir: "auto" }, hint) : null)
      : null;
    const parts = [
      heading,
      items.length ? list : null,
      status ? h("div", { class: "picker-status", role: "status" }, status) : null,
    ];
    this.root.replaceChildren(...parts.filter(Boolean));
    this.root.hidden = parts.every((part) => !part);
    owner.setAttribute("aria-expanded", String(items.length > 0));
    if (items.length) owner.setAttribute("aria-controls", list.id);
    const kept = preselect ? -1 : items.findIndex((item) => item.label === last);
    this.#point(preselect && items.length ? 0 : kept);
  }

  hide() {
    this.root.hidden = true;
    this.root.replaceChildren();
    this.#items = this.#rows = [];
    this.#at = -1;
    this.#release();
  }

  /** Up (-1) or down (1), round the ends. False where there is nothing to move in. */
  move(step) {
    if (!this.#items.length) return false;
    const start = this.#at < 0 && step < 0 ? 0 : this.#at;
    this.#point((start + step + this.#items.length) % this.#items.length);
    return true;
  }

  /** Pick what is highlighted; false where nothing is. */
  pick() {
    const item = this.active;
    if (item) this.#onPick(item);
    return Boolean(item);
  }

  #row(item, index) {
    return h(
      "div",
      {
        role: "option",
        id: uniqueId("choice"),
        class: "picker-row",
        "aria-label": item.ariaLabel ?? item.label,
        onmousemove: () => this.#at !== index && this.#point(index, false),
        onclick: () => this.#onPick(item),
      },
      item.before?.() ?? null,
      h(
        "span",
        { class: "picker-text" },
        h("span", { class: "picker-label" }, h("span", { dir: "auto" }, item.label), item.extra?.() ?? null),
        item.description ? h("small", { dir: "auto" }, item.description) : null,
      ),
      item.note ? h("span", { class: "picker-note" }, item.note) : null,
    );
  }

  #point(index, scroll = true) {
    this.#at = index;
    this.#rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
    const row = this.#rows[index];
    if (row && scroll) row.scrollIntoView({ block: "nearest" });
    if (row) this.#owner.setAttribute("aria-activedescendant", row.id);
    else this.#owner?.removeAttribute("aria-activedescendant");
  }

  #release() {
    if (!this.#owner) return;
    this.#owner.setAttribute("aria-expanded", "false");
    this.#owner.removeAttribute("aria-controls");
    this.#owner.removeAttribute("aria-activedescendant");
    this.#owner = null;
  }
}
