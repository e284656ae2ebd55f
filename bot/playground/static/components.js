// Message components: the classic rows and Components V2.

import { dots, h, hexColour, link, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { press } from "./interactions.js";
import { fileCard, gallery, mediaUrl, picture } from "./media.js";
import { rich } from "./rich.js";
import { emoji, select } from "./select.js";

const LINK_STYLE = 5;
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary", 6: "primary" };

/** The components of a message as nodes. `onFailure(reason | null)` tells what to say beneath the message. */
export function components(list, message, onFailure) {
  const context = { message, onFailure };
  return list.map((component) => one(component, context));
}

function one(component, context) {
  return (RENDERERS[component.type] ?? unknown)(component, context);
}

const inside = (component, context) => component.components.map((child) => one(child, context));
const unknown = ({ type }) => h("div", { class: "subtext" }, `(a component of type ${type})`);
const pickOne = (component, context) =>
  select(component, { onChoose: (values, element) => act(element, component, values, context) });

const RENDERERS = {
  1: (row, context) => h("div", { class: "action-row" }, inside(row, context)),
  2: button,
  3: pickOne,
  5: pickOne,
  6: pickOne,
  7: pickOne,
  8: pickOne,
  9: (section, context) =>
    h(
      "div",
      { class: "section" },
      h("div", { class: "section-text" }, inside(section, context)),
      h("div", { class: "section-accessory" }, one(section.accessory, context)),
    ),
  10: ({ content }, { message }) =>
    h("div", { class: "markdown text-display", dir: "auto" }, rich(content, { message })),
  11: ({ media, description, spoiler }, { message }) => {
    const url = mediaUrl(media, message);
    return url ? picture({ url, alt: description, spoiler, className: "thumbnail" }) : null;
  },
  12: ({ items }, { message }) =>
    gallery(
      items
        .map(({ media, description, spoiler }) => ({
          ...size(media),
          url: mediaUrl(media, message),
          alt: description,
          spoiler,
        }))
        .filter(({ url }) => url),
    ),
  13: ({ file, name, size: bytes, spoiler }, { message }) =>
    fileCard({ ...fileOf(file, message), ...named(name, bytes), spoiler }),
  14: ({ divider, spacing }) =>
    h("div", {
      class: `separator ${spacing === 2 ? "large" : "small"}`,
      role: "separator",
      "data-divider": divider !== false,
    }),
  17: container,
};

const size = (media) => ({ width: media.width || undefined, height: media.height || undefined });
const named = (name, bytes) =>
  Object.fromEntries(Object.entries({ filename: name, size: bytes }).filter(([, value]) => value));

function fileOf(file, message) {
  const url = mediaUrl(file, message);
  const attachment = message.attachments?.find((own) => safeUrl(own.url) === url);
  return { filename: attachment?.filename ?? url?.split("/").at(-1) ?? "file", size: attachment?.size, url };
}

function container(component, context) {
  const accent = hexColour(component.accent_color);
  const box = h(
    "div",
    { class: accent ? "container accented" : "container", style: accent ? { "--accent": accent } : {} },
    inside(component, context),
  );
  if (component.spoiler) {
    box.classList.add("hidden-media");
    box.addEventListener("click", () => box.classList.remove("hidden-media"), { once: true });
  }
  return box;
}

function button(component, context) {
  const { style, label, url, disabled } = component;
  const content = [emoji(component.emoji), label ? h("span", {}, label) : null];
  if (style === LINK_STYLE) return link(url, { class: "button secondary" }, content, icon("external", 16));
  return h(
    "button",
    {
      type: "button",
      class: `button ${STYLES[style] ?? "secondary"}`,
      disabled,
      "aria-label": label ? null : component.emoji?.name,
      "data-custom-id": component.custom_id,
      onclick: (event) => act(event.currentTarget, component, null, context),
    },
    h("span", { class: "button-content" }, content),
    dots(),
  );
}

/** Press or choose: busy until the bot answers. */
function act(element, component, values, { message, onFailure }) {
  if (element.getAttribute("aria-busy") === "true") return;
  onFailure(null);
  element.setAttribute("aria-busy", "true");
  const rest = () => element.removeAttribute("aria-busy");
  press({
    message,
    customId: component.custom_id,
    values,
    onDone: rest,
    onFailed: (reason) => {
      rest();
      onFailure(reason || "This interaction failed");
    },
  });
}
