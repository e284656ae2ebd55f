// The composer's line while a slash command is being written: the command, its options, and what is left to add.

import { Draft } from "./draft.js";
import { h, uniqueId } from "./dom.js";
import { OptionField } from "./option_field.js";

export class SlashForm {
  draft = null;
  #fields = [];

  /** `root` holds the line; `onSend(draft)` and `onCancel(text)` leave it. */
  constructor({ root, picker, onSend, onCancel }) {
    Object.assign(this, { root, picker, onSend, onCancel });
    this.errors = h("div", { class: "slash-errors", role: "alert", id: uniqueId("errors"), hidden: true });
    this.line = h("div", { class: "slash-line" });
    this.command = h("span", { class: "slash-command" });
    this.tail = this.#tail();
    root.append(this.line, this.errors);
    root.addEventListener("focusout", ({ relatedTarget }) => root.contains(relatedTarget) || picker.hide());
  }

  get isOpen() {
    return this.draft !== null;
  }

  /** Begin `entry`, with texts by option name where they were typed already. */
  open(entry, values = new Map()) {
    const draft = new Draft(entry);
    for (const name of values.keys()) draft.add(name);
    this.#take(draft);
    for (const [name, text] of values) this.#of(name)?.set(text);
    this.#focusFirst();
  }

  /** Come back to a draft that Discord refused, saying why. */
  reopen(draft, errors) {
    this.#take(draft);
    this.showErrors(errors);
    (this.#of(Object.keys(errors)[0]) ?? this.#fields[0] ?? this.tail).focus();
  }

  close() {
    this.draft = null;
    this.#fields = [];
    this.root.hidden = true;
    this.picker.hide();
    this.showErrors({});
  }

  focus() {
    (this.#fields.at(-1) ?? this.tail).focus();
  }

  async send() {
    await Promise.all(this.#fields.map(({ uploading }) => uploading));
    const problems = this.draft.problems();
    this.showErrors(problems);
    const wrong = this.#of(Object.keys(problems)[0]);
    if (wrong) wrong.focus();
    else this.onSend(this.draft);
  }

  cancel() {
    this.onCancel("");
  }

  /** To the next or previous field. False at the ends, where the browser's own order goes on. */
  step(from, by, atEnd = true) {
    const stops = [...this.#fields, ...(this.tail.hidden ? [] : [this.tail])];
    const to = stops[stops.indexOf(from) + by];
    if (to === this.tail) to.focus();
    else to?.focus(atEnd);
    return Boolean(to);
  }

  /** Take an option off the line; without any left, or from a required one, back to plain text. */
  drop(field) {
    const at = this.#fields.indexOf(field);
    if (field.field.option.required) {
      if (at === 0) this.onCancel(`/${this.draft.entry.name}`);
      else this.#fields[at - 1].focus();
      return;
    }
    this.draft.remove(field.field.option.name);
    this.#draw();
    (this.#fields[at - 1] ?? this.#fields[at] ?? this.tail).focus();
  }

  /** A value was picked: on to the next required option that is empty. */
  settled(field) {
    this.showErrors({});
    const empty = this.#fields.find(
      ({ field: { option, text, value } }) => option.required && !text && value === undefined,
    );
    (empty ?? field).focus();
  }

  /** "words private: " typed into one field begins the option of that name. */
  retyped(field) {
    this.showErrors({});
    const named = /(?:^|\s)([^\s:]+):\s*$/u.exec(field.input.value);
    if (!named || !this.draft.rest.some(({ name }) => name === named[1])) return;
    field.set(field.input.value.slice(0, named.index));
    this.#begin(named[1]);
  }

  showErrors(errors) {
    for (const field of this.#fields) field.markWrong(errors[field.field.option.name] ? this.errors.id : null);
    const lines = Object.entries(errors).map(([name, text]) =>
      h("p", {}, this.#of(name) ? h("strong", {}, `${name}: `) : null, text),
    );
    this.errors.replaceChildren(...lines);
    this.errors.hidden = lines.length === 0;
  }

  #of(name) {
    return this.#fields.find(({ field }) => field.option.name === name) ?? null;
  }

  #take(draft) {
    this.draft = draft;
    this.#fields = [];
    this.root.hidden = false;
    this.root.setAttribute("aria-label", `Command ${draft.entry.name}`);
    this.command.textContent = `/${draft.entry.name}`;
    this.#draw();
  }

  #draw() {
    const drawn = new Map(this.#fields.map((field) => [field.field, field]));
    this.#fields = this.draft.fields.map((field) => drawn.get(field) ?? new OptionField(field, this));
    const left = this.draft.rest.length;
    this.tail.hidden = left === 0 && this.#fields.length > 0;
    this.tail.value = "";
    this.tail.placeholder = left ? `+${left} optional` : "";
    this.line.replaceChildren(this.command, ...this.#fields.map(({ element }) => element), this.tail);
  }

  #focusFirst() {
    const empty = this.#fields.find(({ field }) => field.text === "" && field.value === undefined);
    (empty ?? this.#fields.at(-1) ?? this.tail).focus();
  }

  #begin(name) {
    this.draft.add(name);
    this.#draw();
    this.#of(name).focus();
  }

  #tail() {
    const tail = h("input", {
      type: "text",
      class: "slash-tail",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "send",
      "aria-label": "Optional options",
      "aria-expanded": "false",
    });
    tail.addEventListener("focus", () => this.#showRest());
    tail.addEventListener("click", () => this.#showRest());
    tail.addEventListener("input", () => this.#tailTyped());
    tail.addEventListener("keydown", (event) => this.#tailKey(event));
    return tail;
  }

  #showRest() {
    const typed = this.tail.value.trim().toLowerCase();
    const items = this.draft.rest
      .filter(({ name }) => name.startsWith(typed))
      .map(({ name, description }) => ({ label: name, description }));
    this.picker.show({
      owner: this.tail,
      label: "Optional options",
      title: this.draft.entry.name,
      hint: this.draft.entry.description,
      items,
      preselect: typed !== "",
      onPick: ({ label }) => this.#begin(label),
    });
  }

  #tailTyped() {
    const name = /^([^\s:]+):/u.exec(this.tail.value.trim())?.[1];
    if (name && this.draft.rest.some((option) => option.name === name)) this.#begin(name);
    else this.#showRest();
  }

  #tailKey(event) {
    if (event.isComposing) return;
    const { key, shiftKey } = event;
    const isEmpty = this.tail.value === "";
    const act = {
      Enter: () =>
        this.picker.pick() || (isEmpty ? this.send() : this.showErrors({ "": "There is no such option." }), true),
      Tab: () => (shiftKey ? this.step(this.tail, -1) : this.picker.pick()),
      ArrowDown: () => this.picker.move(1),
      ArrowUp: () => this.picker.move(-1),
      ArrowLeft: () => isEmpty && this.step(this.tail, -1),
      Backspace: () => isEmpty && (this.step(this.tail, -1) || (this.onCancel(`/${this.draft.entry.name}`), true)),
      Escape: () => (this.cancel(), true),
    }[key];
    if (act?.()) event.preventDefault();
  }
}
