// The list that a select opens: by mouse or keyboard, one or several, with a search where it is long.

import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";

const SEARCH_FROM = 11;
const PAGE = 8;
const GAP_PX = 4;
const EDGE_PX = 8;

/**
 * `button.values` is what is chosen. With several to choose the list stays open until it is left, and
 * `onChoose(values)` is called then.
 */
export class OptionList {
  #popup = null;
  #at = 0;

  constructor({ button, options, most, least, onChoose }) {
    Object.assign(this, { button, options, most, least, onChoose });
    this.isMulti = most > 1;
    this.outside = ({ target }) => this.#popup.contains(target) || button.contains(target) || this.close();
    this.follow = () => (button.isConnected ? this.#place() : this.#remove());
  }

  toggle() {
    if (this.#popup) this.close();
    else this.open();
  }

  open() {
    if (this.#popup) return;
    this.chosen = new Set(this.button.values);
    this.rows = this.options.map((option) => this.#row(option));
    this.box = h(
      "div",
      { role: "listbox", id: uniqueId("list"), "aria-multiselectable": this.isMulti, tabindex: "-1" },
      this.rows,
    );
    this.search = this.options.length >= SEARCH_FROM ? this.#searchField() : null;
    this.#popup = h("div", { class: "list-popup", onkeydown: (event) => this.#key(event) }, this.search, this.box);
    // A modal makes everything outside it inert, so its lists open inside.
    (this.button.closest("dialog") ?? document.body).append(this.#popup);
    this.button.setAttribute("aria-expanded", "true");
    this.button.setAttribute("aria-controls", this.box.id);
    this.#place();
    this.#mark();
    this.#point(this.options.findIndex(({ value }) => this.chosen.has(value)));
    (this.search ?? this.box).focus({ preventScroll: true });
    document.addEventListener("pointerdown", this.outside, true);
    addEventListener("scroll", this.follow, true);
  }

  /** Leave the list; several marked options are chosen by that. */
  close(values = this.isMulti ? [...this.chosen] : null) {
    this.#remove();
    if (!this.button.isConnected) return;
    this.button.focus({ preventScroll: true });
    if (values) this.onChoose(values);
  }

  #remove() {
    document.removeEventListener("pointerdown", this.outside, true);
    removeEventListener("scroll", this.follow, true);
    this.#popup.remove();
    this.#popup = null;
    this.button.setAttribute("aria-expanded", "false");
    this.button.removeAttribute("aria-controls");
  }

  #choose({ value }) {
    if (!this.isMulti) return this.close(this.chosen.has(value) && this.least === 0 ? [] : [value]);
    if (this.chosen.has(value)) this.chosen.delete(value);
    else if (this.chosen.size < this.most) this.chosen.add(value);
    return this.#mark();
  }

  #mark() {
    const isFull = this.isMulti && this.chosen.size >= this.most;
    this.rows.forEach((row, index) => {
      const isChosen = this.chosen.has(this.options[index].value);
      row.setAttribute("aria-selected", String(isChosen));
      row.classList.toggle("full", isFull && !isChosen);
    });
  }

  #point(index) {
    const shown = this.#shown();
    this.#at = Math.max(0, Math.min(index, shown.length - 1));
    const active = shown[this.#at];
    for (const row of this.rows) row.classList.toggle("active", row === active);
    (this.search ?? this.box).setAttribute("aria-activedescendant", active?.id ?? "");
    active?.scrollIntoView({ block: "nearest" });
  }

  #shown() {
    return this.rows.filter((row) => !row.hidden);
  }

  #key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    if (event.key in steps) this.#point(this.#at + steps[event.key]);
    else if (event.key === "Enter" || (event.key === " " && !this.search)) this.#shown()[this.#at]?.click();
    else if (event.key === "Escape" || event.key === "Tab") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #searchField() {
    const input = h("input", {
      type: "text",
      class: "list-search",
      placeholder: "Search",
      "aria-label": "Search",
      autocomplete: "off",
    });
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      this.rows.forEach((row, index) => (row.hidden = !this.options[index].label.toLowerCase().includes(wanted)));
      this.#point(0);
    });
    return input;
  }

  #row(option) {
    const { label, description, before } = option;
    return h(
      "div",
      {
        role: "option",
        id: uniqueId("option"),
        class: "list-row",
        "aria-label": label,
        onclick: () => this.#choose(option),
      },
      before?.cloneNode(true),
      h(
        "span",
        { class: "list-text" },
        h("span", { dir: "auto" }, label),
        description ? h("small", {}, description) : null,
      ),
      h("span", { class: this.isMulti ? "tick box" : "tick", "aria-hidden": "true" }, icon("check", 16)),
    );
  }

  #place() {
    const { left, top, bottom, width } = this.button.getBoundingClientRect();
    this.#popup.style.setProperty("width", `${width}px`);
    this.#popup.style.setProperty("left", `${left}px`);
    const height = this.#popup.offsetHeight;
    const fitsBelow = bottom + height + EDGE_PX <= innerHeight || top < height + EDGE_PX;
    const y = fitsBelow ? Math.min(bottom + GAP_PX, innerHeight - height - EDGE_PX) : top - height - GAP_PX;
    this.#popup.style.setProperty("top", `${Math.max(EDGE_PX, y)}px`);
  }
}
