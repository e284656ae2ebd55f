// The channel's messages: grouped, dated, and always at the newest unless one has scrolled up.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { drawMessage, hasReplyLine, messageElement } from "./message.js";
import { avatar } from "./people.js";
import { dayName, sameDay } from "./time.js";
import { CHANNEL, channelIcon, channelName, displayName, FLAG, world } from "./world.js";

const GROUP_MS = 7 * 60_000;
const NEAR_END_PX = 60;

/** Draws `world`'s messages into `scroller`; `jumpBar` shows while older ones are in view. */
export class Messages {
  #log = h("div", { class: "log", role: "log", "aria-live": "polite" });
  #elements = new Map();
  #atEnd = true;
  #top = 0;
  #missed = 0;

  constructor(scroller, jumpBar) {
    this.scroller = scroller;
    this.jumpBar = jumpBar;
    this.jumpText = h("span", { class: "jump-text" });
    const jump = () => this.toEnd();
    jumpBar.append(
      this.jumpText,
      h("button", { type: "button", onclick: jump }, "Jump to present", icon("down", 18)),
    );
    scroller.append(this.#log);
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    const growth = new ResizeObserver(() => this.#atEnd && this.toEnd());
    growth.observe(this.#log);
    growth.observe(scroller);

    world.addEventListener("open", () => this.redraw());
    world.addEventListener("sent", () => this.toEnd());
    world.addEventListener("message", ({ detail }) => this.#isHere(detail) && this.#add(detail));
    world.addEventListener("update", ({ detail }) => this.#isHere(detail) && this.#draw(detail));
    world.addEventListener("delete", ({ detail }) => this.#isHere(detail) && this.#remove(detail));
  }

  /** Everything anew: another channel, or another person. */
  redraw() {
    this.#elements.clear();
    this.#log.replaceChildren(welcome(world.channel));
    this.#log.setAttribute("aria-label", `Messages in ${channelName(world.channel)}`);
    for (const message of this.#list) this.#append(message);
    this.toEnd();
  }

  toEnd() {
    this.#atEnd = true;
    this.#missed = 0;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#top = this.scroller.scrollTop;
    this.#drawJumpBar();
  }

  get #list() {
    return world.messages.get(world.channelId) ?? [];
  }

  #isHere(message) {
    return message.channel_id === world.channelId;
  }

  #add(message) {
    const isMine = message.author.id === world.you.id || message.local;
    this.#append(message);
    if (this.#atEnd || isMine) this.toEnd();
    else {
      this.#missed++;
      this.#drawJumpBar();
    }
  }

  #append(message) {
    const find = () => world.message(message.channel_id, message.id);
    const element = messageElement(message, find);
    this.#elements.set(message.id, element);
    const before = this.#previous(message);
    const date = new Date(message.timestamp);
    if (!before || !sameDay(new Date(before.timestamp), date)) {
      this.#log.append(
        h("div", { class: "day", role: "separator", "aria-label": dayName(date) }, h("span", {}, dayName(date))),
      );
    }
    this.#log.append(element);
    this.#draw(message);
  }

  #draw(message) {
    const element = this.#elements.get(message.id);
    if (element) drawMessage(element, message, continues(this.#previous(message), message));
  }

  #remove(message) {
    this.#elements.get(message.id)?.remove();
    this.#elements.delete(message.id);
    this.#list.forEach((left) => this.#regroup(left));
  }

  #regroup(message) {
    const element = this.#elements.get(message.id);
    if (element.classList.contains("continued") !== continues(this.#previous(message), message))
      this.#draw(message);
  }

  #previous(message) {
    const at = this.#list.findIndex(({ id }) => id === message.id);
    return this.#list[at - 1] ?? null;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    // Only whoever scrolls up leaves the end: it moves away by itself where a message grows before this is told.
    this.#atEnd = isNear || (this.#atEnd && scrollTop >= this.#top);
    this.#top = scrollTop;
    if (this.#atEnd) this.#missed = 0;
    this.#drawJumpBar();
  }

  #drawJumpBar() {
    this.jumpBar.hidden = this.#atEnd;
    const news = this.#missed === 1 ? "1 new message" : `${this.#missed} new messages`;
    this.jumpText.textContent = this.#missed ? news : "You’re looking at older messages";
  }
}

/** Whether a message goes on under the name of the one before it. */
function continues(before, message) {
  if (!before || before.author.id !== message.author.id || hasReplyLine(message)) return false;
  if (((before.flags ?? 0) ^ (message.flags ?? 0)) & FLAG.EPHEMERAL) return false;
  const [earlier, later] = [new Date(before.timestamp), new Date(message.timestamp)];
  return later - earlier < GROUP_MS && sameDay(earlier, later);
}

function welcome(channel) {
  const name = channelName(channel);
  if (channel.type === CHANNEL.DM) {
    const text = ["This is the beginning of your direct messages with ", h("strong", {}, name), "."];
    return h(
      "header",
      { class: "welcome" },
      avatar(world.bot, 80),
      h("h2", {}, displayName(world.bot)),
      h("p", {}, text),
    );
  }
  return h(
    "header",
    { class: "welcome" },
    h("span", { class: "welcome-icon" }, icon(channelIcon(channel), 44)),
    h("h2", {}, `Welcome to #${name}!`),
    h("p", {}, `This is the start of the #${name} channel. Type / to see what the bot can do.`),
  );
}
