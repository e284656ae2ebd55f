// Markdown as DOM nodes: mentions by name, spoilers, timestamps that keep time.

import { h, link } from "./dom.js";
import { icon } from "./icons.js";
import { parse } from "./markdown.js";
import { fullDate, timestamp } from "./time.js";
import { CHANNEL, channelName, displayName, world } from "./world.js";

const JUMBO_MOST = 30;
const ONLY_EMOJI = /^(?:\p{RGI_Emoji}|\s)+$/v;

/**
 * Discord markdown as a fragment. `message` says whom a mention really reached; `inline` leaves out headings,
 * lists and quotes.
 */
export function rich(text, { message = null, inline = false } = {}) {
  const fragment = document.createDocumentFragment();
  fragment.append(...render(parse(text ?? "", { depth: 0, inline }), message));
  return fragment;
}

/** Whether a text is nothing but a few emoji, which Discord shows large. */
export const isJumbo = (text) =>
  text.length < 300 && ONLY_EMOJI.test(text) && [...text.matchAll(/\p{RGI_Emoji}/gv)].length <= JUMBO_MOST;

const render = (nodes, message) => nodes.map((node) => RENDERERS[node.type](node, message));
const wrap = (tag, props) => (node, message) => h(tag, props, render(node.children, message));

const RENDERERS = {
  text: (node) => document.createTextNode(node.text),
  em: wrap("em"),
  strong: wrap("strong"),
  underline: wrap("u"),
  strike: wrap("s"),
  quote: (node, message) =>
    h(
      "div",
      { class: "quote" },
      h("span", { class: "quote-bar" }),
      h("blockquote", {}, render(node.children, message)),
    ),
  subtext: wrap("small", { class: "subtext" }),
  heading: (node, message) => h(`h${node.level}`, { class: "heading" }, render(node.children, message)),
  lists: ({ lists }, message) =>
    h(
      "div",
      {},
      lists.map(({ start, items }) =>
        h(
          start === null ? "ul" : "ol",
          { start },
          items.map((children) => h("li", {}, render(children, message))),
        ),
      ),
    ),
  code: (node) => h("code", {}, node.text),
  codeBlock: (node) => h("pre", {}, h("code", { "data-language": node.language || null }, node.text)),
  spoiler: (node, message) => spoiler(render(node.children, message)),
  link: (node, message) =>
    node.children
      ? link(node.url, { title: node.title ?? node.url }, render(node.children, message))
      : link(node.url, {}, node.url),
  time,
  user: userMention,
  role: (node) => mention(world.roles.find(({ id }) => id === node.id)?.name ?? "deleted-role", "@"),
  channel: channelMention,
  command: commandMention,
  emoji: (node) => h("span", { class: "custom-emoji", title: `:${node.name}:` }, `:${node.name}:`),
  everyone: (node, message) =>
    message?.mention_everyone ? h("span", { class: "mention" }, node.name) : document.createTextNode(node.name),
};

function mention(name, sign) {
  return h("span", { class: "mention" }, name.startsWith(sign) ? name : sign + name);
}

function userMention({ id }, message) {
  // a client knows for sure only itself, and whom the message carries
  const carried = [world.you, message?.author, ...(message?.mentions ?? [])];
  const user = message ? carried.find((known) => known?.id === id) : world.user(id);
  const element = mention(user ? displayName(user) : "unknown-user", "@");
  if (user) element.dataset.userId = id;
  return element;
}

function channelMention({ id }) {
  const channel = world.channels.find((known) => known.id === id && known.type !== CHANNEL.DM);
  if (!channel) return mention("unknown", "#");
  const open = () => world.open(id);
  return h("button", { type: "button", class: "mention", onclick: open }, icon("hash", 14), channelName(channel));
}

function commandMention({ name, id }) {
  const use = () => document.dispatchEvent(new CustomEvent("use-command", { detail: { name, id } }));
  return h("button", { type: "button", class: "mention", onclick: use }, `/${name}`);
}

function time({ seconds, style }) {
  const text = timestamp(seconds, style);
  if (text === null) return document.createTextNode("Invalid Date");
  const date = new Date(seconds * 1000);
  const relative = style === "R" ? seconds : null;
  return h("time", { datetime: date.toISOString(), title: fullDate(date), "data-relative": relative }, text);
}

function spoiler(children) {
  const content = h("span", { class: "spoiler-content", inert: true }, children);
  const hidden = { role: "button", tabindex: "0", "aria-label": "Spoiler", "aria-expanded": "false" };
  const element = h("span", { class: "spoiler", ...hidden }, content);
  const reveal = (event) => {
    if (
      element.getAttribute("aria-expanded") === "true" ||
      (event.key && event.key !== "Enter" && event.key !== " ")
    )
      return;
    event.preventDefault();
    element.setAttribute("aria-expanded", "true");
    element.removeAttribute("aria-label");
    element.removeAttribute("role");
    content.inert = false;
  };
  element.addEventListener("click", reveal);
  element.addEventListener("keydown", reveal);
  return element;
}
