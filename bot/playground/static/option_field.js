// One option of a slash command on the composer's line: its name, its field and its list of choices.

import { filtered, isCalled, listedChoices, Suggestions } from "./choices.js";
import { TYPE } from "./commands.js";
import { isListed } from "./draft.js";
import { h, uniqueId } from "./dom.js";
import { upload } from "./interactions.js";

const STATUS = {
  loading: "Loading options…",
  empty: "No options match your search.",
  failed: "Loading options failed.",
};

/**
 * `field` is the draft's (`{option, text, value}`), written to as one types. `form` is the slash form:
 * `picker`, `draft`, `send()`, `cancel()`, `step(field, ±1)`, `drop(field)`, `settled(field)`, `retyped(field)`.
 */
export class OptionField {
  #suggestions = new Suggestions();
  /** "picked" from the list, which the text no longer narrows, or "typed" here, so that Enter takes the first that
   * fits; null where it came with the command, which Enter sends. */
  #origin;

  constructor(field, form) {
    this.field = field;
    this.#origin = field.value === undefined ? null : "picked";
    this.form = form;
    const { name } = field.option;
    const id = uniqueId("option-field");
    this.input = field.option.type === TYPE.ATTACHMENT ? this.#fileInput(id) : this.#textInput(id);
    this.element = h(
      "span",
      { class: "pill", onclick: (event) => event.target === this.input || this.input.focus() },
      h("label", { class: "pill-name", for: id, dir: "auto" }, name),
      this.input,
    );
    this.draw();
  }

  #textInput(id) {
    const { option } = this.field;
    const input = h("input", {
      id,
      type: "text",
      class: "pill-input",
      role: "combobox",
      dir: "auto",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "send",
      inputmode: option.type === TYPE.INTEGER ? "numeric" : option.type === TYPE.NUMBER ? "decimal" : null,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-required": Boolean(option.required),
    });
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("focus", () => this.showChoices());
    input.addEventListener("blur", () => this.#suggestions.cancel());
    input.addEventListener("keydown", (event) => this.#key(event));
    return input;
  }

  #fileInput(id) {
    const input = h("input", {
      id,
      type: "file",
      class: "pill-file",
      "aria-required": Boolean(this.field.option.required),
    });
    input.addEventListener("change", () => (this.uploading = this.#send(input.files[0])));
    input.addEventListener("focus", () => this.form.picker.show({ owner: input, ...this.#heading() }));
    input.addEventListener("keydown", (event) => this.#key(event));
    return input;
  }

  async #send(file) {
    if (!file) return;
    try {
      this.field.value = (await upload(file)).id;
      this.form.settled(this);
    } catch (error) {
      this.input.value = "";
      this.form.showErrors({ [this.field.option.name]: error.message });
    }
  }

  get isAtStart() {
    return this.input.selectionStart === 0 && this.input.selectionEnd === 0;
  }

  get isAtEnd() {
    return this.input.selectionStart === this.input.value.length;
  }

  focus(atEnd = true) {
    this.input.focus();
    if (this.input.type !== "text") return;
    const at = atEnd ? this.input.value.length : 0;
    this.input.setSelectionRange(at, at);
  }

  /** Show the draft's value in the field. */
  draw() {
    if (this.input.type !== "text") return;
    if (this.input.value !== this.field.text) this.input.value = this.field.text;
    this.input.size = Math.max(3, Math.min(60, this.field.text.length + 1));
    this.element.classList.toggle("picked", this.field.value !== undefined);
  }

  markWrong(errorId) {
    this.element.classList.toggle("wrong", Boolean(errorId));
    this.input.setAttribute("aria-invalid", String(Boolean(errorId)));
    if (errorId) this.input.setAttribute("aria-describedby", errorId);
    else this.input.removeAttribute("aria-describedby");
  }

  showChoices() {
    const { option, text, value } = this.field;
    if (isListed(option)) {
      const items = filtered(listedChoices(option), this.#origin === "picked" ? "" : text);
      const preselect = value === undefined || this.#origin === "typed";
      this.#show({ items, status: items.length ? null : STATUS.empty, preselect });
    } else if (option.autocomplete && value === undefined) this.#suggest();
    else this.#show({});
  }

  #show(list) {
    const onPick = (item) => this.#pick(item);
    this.form.picker.show({
      owner: this.input,
      label: `Choices for ${this.field.option.name}`,
      ...this.#heading(),
      ...list,
      onPick,
    });
  }

  #heading() {
    const { name, description } = this.field.option;
    return { title: name, hint: description };
  }

  #suggest() {
    const { option } = this.field;
    this.#show({ items: this.known ?? [], status: this.known?.length ? null : STATUS.loading, preselect: false });
    this.#suggestions.ask({
      command: this.form.draft.entry.command,
      options: () => this.form.draft.toOptions(option.name),
      onChoices: (choices) => {
        this.known = choices.map(({ name, value }) => ({ label: name, value }));
        this.#show({ items: this.known, status: choices.length ? null : STATUS.empty, preselect: false });
      },
      onFailed: () => this.#show({ status: STATUS.failed }),
    });
  }

  #typed() {
    const own = `${this.field.option.name}:`;
    if (this.input.value.startsWith(own)) this.input.value = this.input.value.slice(own.length).trimStart();
    this.set(this.input.value);
    this.#origin = "typed";
    this.form.retyped(this);
    if (document.activeElement === this.input) this.showChoices();
  }

  /** Put in a text as if typed; a listed option takes the choice of that very name. */
  set(text) {
    const { option } = this.field;
    const wanted = text.trim().toLowerCase();
    const exact = isListed(option) && listedChoices(option).find((choice) => isCalled(choice, wanted));
    this.field.text = text;
    this.field.value = exact ? exact.value : undefined;
    this.#origin = null;
    this.draw();
  }

  #pick({ label, value }) {
    this.#suggestions.cancel();
    this.field.text = label;
    this.field.value = value;
    this.#origin = "picked";
    this.draw();
    this.#show({});
    this.form.settled(this);
  }

  #key(event) {
    if (event.isComposing) return;
    const act = this.#keys[event.key];
    if (act?.(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  // Each returns whether it dealt with the key.
  #keys = {
    Enter: () => this.form.picker.pick() || (this.form.send(), true),
    Tab: ({ shiftKey }) =>
      (!shiftKey && this.field.value === undefined && this.form.picker.pick()) ||
      this.form.step(this, shiftKey ? -1 : 1),
    ArrowDown: () => this.form.picker.move(1) || (this.showChoices(), true),
    ArrowUp: () => this.form.picker.move(-1),
    ArrowLeft: () => this.isAtStart && this.form.step(this, -1),
    ArrowRight: () => this.isAtEnd && this.form.step(this, 1, false),
    Backspace: () => this.input.value === "" && (this.form.drop(this), true),
    Escape: () => {
      if (this.form.picker.hasItems) this.#show({});
      else this.form.cancel();
      return true;
    },
  };
}
