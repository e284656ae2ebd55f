// One message, as the channel shows it.

import { components } from "./components.js";
import { commandsFor } from "./commands.js";
import { dots, h } from "./dom.js";
import { embed } from "./embed.js";
import { icon } from "./icons.js";
import { dismiss, runCommand } from "./interactions.js";
import { attachments } from "./media.js";
import { onContextMenu, openMenu } from "./menu.js";
import { appBadge, avatar, nameButton } from "./people.js";
import { isJumbo, rich } from "./rich.js";
import { clock, fullDate, messageTime } from "./time.js";
import { displayName, FLAG, world } from "./world.js";

const CONTEXT_MENU_COMMAND = 23;
const has = (message, flag) => Boolean((message.flags ?? 0) & flag);

/** Draw a message into its element, again and again as it changes. `isContinued` leaves out avatar and name. */
export function drawMessage(element, message, isContinued) {
  const focused = element.contains(document.activeElement) ? document.activeElement.dataset.customId : null;
  const mentionsYou = message.mention_everyone || message.mentions?.some(({ id }) => id === world.you.id);
  element.className = "message";
  element.classList.toggle("continued", isContinued);
  element.classList.toggle("ephemeral", has(message, FLAG.EPHEMERAL));
  element.classList.toggle("mentioned", Boolean(mentionsYou) && message.author.id !== world.you.id);
  element.classList.toggle("sending", Boolean(message.local?.sending));
  element.replaceChildren(
    ...[replyLine(message), gutter(message, isContinued), body(message, isContinued), toolbar(message)].filter(
      Boolean,
    ),
  );
  if (focused) element.querySelector(`[data-custom-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** A new element for a message, with its menus. `find()` gives the message as it stands now. */
export function messageElement(message, find) {
  const element = h("article", {
    "data-id": message.id,
    "aria-label": `Message from ${displayName(message.author)}`,
  });
  onContextMenu(element, (x, y) => openMessageMenu(find(), x, y));
  return element;
}

/** Whether a message stands above its own text with whom it answers. */
export const hasReplyLine = (message) => Boolean(replyLine(message));

function replyLine(message) {
  const by = message.interaction_metadata;
  if (by?.name && !by.original_response_message_id) return usedLine(message, by);
  const id = message.message_reference?.message_id ?? by?.original_response_message_id ?? by?.interacted_message_id;
  const original = message.referenced_message ?? (id ? world.message(message.channel_id, id) : null);
  return original ? answerLine(original) : null;
}

function usedLine(message, { name, user }) {
  const command = message.type === CONTEXT_MENU_COMMAND ? [icon("apps", 14), name] : [`/${name}`];
  return h(
    "div",
    { class: "reply-line" },
    avatar(user, 16),
    h("span", { class: "reply-name", dir: "auto" }, displayName(user)),
    h("span", {}, " used "),
    h("span", { class: "reply-command" }, command),
  );
}

function answerLine(original) {
  const goTo = () => {
    const target = document.querySelector(`[data-id="${CSS.escape(original.id)}"]`);
    target?.scrollIntoView({ block: "center" });
    target?.animate([{ backgroundColor: "rgb(88 101 242 / 30%)" }, {}], 1200);
  };
  const text = original.content
    ? rich(original.content, { inline: true })
    : h("em", {}, "Click to see the message");
  return h(
    "div",
    { class: "reply-line" },
    avatar(original.author, 16),
    appBadge(original.author),
    h("span", { class: "reply-name", dir: "auto" }, displayName(original.author)),
    h("button", { type: "button", class: "reply-text", onclick: goTo }, text),
  );
}

function gutter(message, isContinued) {
  const date = new Date(message.timestamp);
  if (!isContinued) return h("div", { class: "gutter" }, avatar(message.author, 40));
  return h(
    "div",
    { class: "gutter" },
    h("time", { datetime: message.timestamp, title: fullDate(date) }, clock(date)),
  );
}

function byline({ author, timestamp }) {
  const date = new Date(timestamp);
  return h(
    "div",
    { class: "byline" },
    nameButton(author),
    appBadge(author),
    h("time", { datetime: timestamp, title: fullDate(date) }, messageTime(date)),
  );
}

function body(message, isContinued) {
  const failure = h("div", { class: "failure", role: "alert", hidden: true });
  const onFailure = (reason) => {
    failure.hidden = !reason;
    failure.replaceChildren(...(reason ? [icon("warning", 16), reason] : []));
  };
  return h(
    "div",
    { class: "message-body" },
    isContinued ? null : byline(message),
    content(message),
    extras(message, onFailure),
    failure,
    has(message, FLAG.EPHEMERAL) ? ephemeralNote(message) : null,
  );
}

function content(message) {
  if (message.local?.error)
    return h("div", { class: "command-error", role: "alert" }, icon("warning", 16), message.local.error);
  if (message.local?.sending) return h("div", { class: "thinking" }, dots(), "Sending command…");
  if (has(message, FLAG.LOADING)) {
    return h("div", { class: "thinking", role: "status" }, dots(), `${displayName(message.author)} is thinking…`);
  }
  const edited = message.edited_timestamp ? editedMark(message) : null;
  if (!message.content)
    return edited && has(message, FLAG.COMPONENTS_V2) ? null : edited && h("div", { class: "content" }, edited);
  return h(
    "div",
    { class: isJumbo(message.content) ? "content markdown jumbo" : "content markdown", dir: "auto" },
    rich(message.content, { message }),
    edited,
  );
}

const editedMark = ({ edited_timestamp: when }) =>
  h("time", { class: "edited", datetime: when, title: fullDate(new Date(when)) }, " (edited)");

function extras(message, onFailure) {
  const isV2 = has(message, FLAG.COMPONENTS_V2);
  const embeds = has(message, FLAG.SUPPRESS_EMBEDS) ? [] : (message.embeds ?? []);
  const parts = [
    ...(isV2 ? [] : attachments(message)),
    ...embeds.map((data) => embed(data, message)),
    ...components(message.components ?? [], message, onFailure),
    isV2 && message.edited_timestamp ? editedMark(message) : null,
  ].filter(Boolean);
  return parts.length ? h("div", { class: isV2 ? "extras v2" : "extras" }, parts) : null;
}

function ephemeralNote(message) {
  return h(
    "div",
    { class: "ephemeral-note" },
    icon("eye", 16),
    "Only you can see this • ",
    h("button", { type: "button", class: "text-link", onclick: () => dismiss(message) }, "Dismiss message"),
  );
}

function toolbar(message) {
  if (message.local) return null;
  const open = (event) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    openMessageMenu(message, left, bottom + 4);
  };
  return h(
    "div",
    { class: "toolbar" },
    h(
      "button",
      { type: "button", "aria-label": "More", title: "More", "aria-haspopup": "menu", onclick: open },
      icon("more"),
    ),
  );
}

function openMessageMenu(message, x, y) {
  if (!message || message.local) return;
  const apps = commandsFor(3).map(({ command, name }) => ({
    label: name,
    icon: "apps",
    act: () => runCommand({ command, name, targetId: message.id }),
  }));
  const canAct = apps.length > 0 && !has(message, FLAG.EPHEMERAL | FLAG.LOADING);
  openMenu({
    x,
    y,
    label: "Message actions",
    entries: [
      { label: "Copy Text", icon: "copy", act: () => navigator.clipboard.writeText(plainText(message)) },
      { label: "Copy Message ID", icon: "copy", act: () => navigator.clipboard.writeText(message.id) },
      ...(has(message, FLAG.EPHEMERAL)
        ? [{ label: "Dismiss message", icon: "close", act: () => dismiss(message) }]
        : []),
      ...(canAct ? [{ line: true }, { heading: "Apps" }, ...apps] : []),
    ],
  });
}

/** The message's words: its content, or the text displays of Components V2. */
function plainText(message) {
  const texts = (list) =>
    list.flatMap((component) => [component.content ?? [], texts(component.components ?? [])].flat());
  return message.content || texts(message.components ?? []).join("\n") || message.embeds?.[0]?.description || "";
}
