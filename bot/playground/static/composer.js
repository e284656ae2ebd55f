// Where one writes: plain messages, and the way into slash commands.

import { commandsFor, matching, parseTyped, used } from "./commands.js";
import { filtered } from "./choices.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { runCommand, say } from "./interactions.js";
import { avatar } from "./people.js";
import { Picker } from "./picker.js";
import { SlashForm } from "./slash.js";
import { CHANNEL, channelIcon, channelName, displayName, world } from "./world.js";

const MOST_CHARACTERS = 2000;
const COUNT_FROM = 1800;
const NO_COMMAND = "You are offered no such command here, so this was sent as a message, as Discord does.";

export class Composer {
  #unsent = new Map();
  #place = null;

  constructor(form) {
    this.form = form;
    this.picker = new Picker(form.querySelector(".picker"));
    this.input = form.querySelector("textarea");
    this.counter = form.querySelector(".counter");
    this.notice = form.querySelector(".composer-notice");
    this.slash = new SlashForm({
      root: form.querySelector(".slash"),
      picker: this.picker,
      onSend: (draft) => this.#sendCommand(draft),
      onCancel: (text) => this.#toText(text),
    });
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => this.picker.hide());
    this.input.addEventListener("focus", () => this.input.value.startsWith("/") && this.#typed());
    form.querySelector(".composer-plus").addEventListener("click", () => this.#toText("/"));
    form.addEventListener("submit", (event) => this.#submit(event));
    world.addEventListener("open", () => this.#moved());
    document.addEventListener("use-command", ({ detail }) => this.#toText(`/${detail.name} `));
    document.addEventListener("insert-text", ({ detail }) => this.#insert(detail));
    document.addEventListener("keydown", (event) => this.#strayKey(event));
  }

  focus() {
    if (this.slash.isOpen) this.slash.focus();
    else this.input.focus();
  }

  /** Each channel keeps what was being written in it. */
  #moved() {
    const place = `${world.you.id} ${world.channelId}`;
    const isDirect = world.channel.type === CHANNEL.DM;
    const label = `Message ${isDirect ? "@" : "#"}${channelName(world.channel)}`;
    this.input.placeholder = label;
    this.input.setAttribute("aria-label", label);
    if (place === this.#place) return;
    if (this.#place) this.#unsent.set(this.#place, this.input.value);
    this.#place = place;
    this.#closeSlash();
    this.#setText(this.#unsent.get(place) ?? "");
    if (matchMedia("(hover: hover)").matches) this.input.focus();
  }

  #setText(text) {
    this.input.value = text;
    this.notice.hidden = true;
    this.#fit();
  }

  #closeSlash() {
    this.slash.close();
    this.form.classList.remove("commanding");
  }

  #toText(text) {
    this.#closeSlash();
    this.#setText(text);
    this.input.focus();
    this.#typed();
  }

  #insert(text) {
    if (this.slash.isOpen) this.#closeSlash();
    this.input.focus();
    this.input.setRangeText(text, this.input.selectionStart, this.input.selectionEnd, "end");
    this.#fit();
  }

  #fit() {
    this.input.style.setProperty("height", "auto");
    this.input.style.setProperty("height", `${this.input.scrollHeight}px`);
    const left = MOST_CHARACTERS - this.input.value.length;
    this.counter.hidden = this.input.value.length < COUNT_FROM;
    this.counter.textContent = left;
    this.counter.classList.toggle("over", left < 0);
  }

  #typed() {
    this.notice.hidden = true;
    this.#fit();
    const text = this.input.value;
    if (!text.startsWith("/")) return this.#offerMentions();
    const typed = parseTyped(commandsFor(1), text);
    if (typed && text.length > typed.entry.name.length + 1) return this.#begin(typed.entry, typed.values);
    return this.#offerCommands(text);
  }

  #offerCommands(text) {
    const items = matching(commandsFor(1), text.slice(1)).map((entry) => ({
      entry,
      label: `/${entry.name}`,
      description: entry.description,
      note: displayName(world.bot),
      group: displayName(world.bot),
      before: () => avatar(world.bot, 32),
      groupIcon: () => avatar(world.bot, 18),
      extra: () =>
        entry.options
          .filter(({ required }) => required)
          .map(({ name }) => h("span", { class: "option-chip" }, name)),
    }));
    if (!items.length) return this.picker.hide();
    return this.picker.show({
      owner: this.input,
      label: "Commands",
      items,
      onPick: ({ entry }) => this.#begin(entry),
    });
  }

  #offerMentions() {
    const before = this.input.value.slice(0, this.input.selectionStart);
    const match = /(?:^|\s)([@#])([^\s@#]*)$/u.exec(before);
    if (!match) return this.picker.hide();
    const [, sign, typed] = match;
    const items = filtered(mentionables(sign), typed);
    const start = before.length - typed.length - 1;
    const onPick = ({ label }) => {
      this.input.setRangeText(`${sign}${label} `, start, this.input.selectionStart, "end");
      this.picker.hide();
    };
    if (!items.length) return this.picker.hide();
    return this.picker.show({ owner: this.input, label: "Mentions", items, onPick });
  }

  #begin(entry, values = new Map()) {
    this.#setText("");
    this.picker.hide();
    this.form.classList.add("commanding");
    this.slash.open(entry, values);
  }

  #key(event) {
    if (event.isComposing) return;
    const act = {
      ArrowDown: () => this.picker.move(1),
      ArrowUp: () => this.picker.move(-1),
      Tab: () => !event.shiftKey && this.picker.pick(),
      Enter: () => !event.shiftKey && (this.#sendBare() || this.picker.pick() || (this.#sendText(), true)),
      Escape: () => this.picker.isOpen && (this.picker.hide(), true),
    }[event.key];
    if (act?.()) event.preventDefault();
  }

  #submit(event) {
    event.preventDefault();
    if (this.slash.isOpen) this.slash.send();
    else if (!this.#sendBare()) this.#sendText();
  }

  /** A command without options needs no more than its name. */
  #sendBare() {
    const typed = parseTyped(commandsFor(1), this.input.value.trim());
    if (!typed || typed.entry.options.length) return false;
    this.#begin(typed.entry);
    this.slash.send();
    return true;
  }

  #sendText() {
    const text = this.input.value.trim();
    if (!text) return;
    this.picker.hide();
    this.#setText("");
    if (/^\/[a-z]/iu.test(text)) this.#warn(NO_COMMAND);
    say(withMentions(text), (errors) => {
      if (!this.input.value) this.#setText(text);
      this.#warn(Object.values(errors).join("\n"));
    });
  }

  #warn(text) {
    this.notice.replaceChildren(icon("warning", 16), text);
    this.notice.hidden = false;
  }

  #sendCommand(draft) {
    const { command, name } = draft.entry;
    this.#closeSlash();
    this.input.focus();
    used(name);
    const onInvalid = (errors) => {
      this.form.classList.add("commanding");
      this.slash.reopen(draft, errors);
    };
    runCommand({ command, name, options: draft.toOptions(), onInvalid });
  }

  /** Typing anywhere on the page writes here. */
  #strayKey(event) {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " ") return;
    if (event.target.closest("input, textarea, select, dialog, [role=menu], [role=listbox], [role=combobox]"))
      return;
    this.focus();
  }
}

function mentionables(sign) {
  if (sign === "@")
    return world.members.map((user) => ({
      label: displayName(user),
      note: user.username,
      before: () => avatar(user, 24),
    }));
  return world.channelsHere.map((channel) => ({
    label: channelName(channel),
    before: () => icon(channelIcon(channel), 18),
  }));
}

/** "@Ada" and "#general" as Discord sends them: `<@id>` and `<#id>`. */
function withMentions(text) {
  const names = [
    ...world.members.map((user) => [`@${displayName(user)}`, `<@${user.id}>`]),
    ...world.channelsHere.map((channel) => [`#${channelName(channel)}`, `<#${channel.id}>`]),
  ].sort(([a], [b]) => b.length - a.length);
  return names.reduce((all, [typed, sent]) => all.replaceAll(typed, sent), text);
}
