// Embeds.

import { h, hexColour, link, safeUrl } from "./dom.js";
import { mediaUrl, picture } from "./media.js";
import { rich } from "./rich.js";
import { messageTime } from "./time.js";

/** One embed of a message. */
export function embed(data, message) {
  const thumbnail = media(data.thumbnail, message, "embed-thumbnail");
  return h(
    "article",
    { class: "embed", style: { "--accent": hexColour(data.color) ?? "var(--embed-edge)" }, dir: "auto" },
    h(
      "div",
      { class: "embed-columns" },
      h(
        "div",
        { class: "embed-main" },
        author(data.author),
        title(data, message),
        description(data, message),
        fields(data, message),
      ),
      thumbnail,
    ),
    media(data.image, message, "embed-image"),
    footer(data),
  );
}

function media(data, message, className) {
  const url = data && mediaUrl(data, message);
  return url ? picture({ url, alt: data.description, width: data.width, height: data.height, className }) : null;
}

const smallIcon = (url) => (safeUrl(url) ? h("img", { class: "embed-icon", src: safeUrl(url), alt: "" }) : null);

function author(data) {
  if (!data?.name) return null;
  const name = data.url ? link(data.url, {}, data.name) : data.name;
  return h("div", { class: "embed-author" }, smallIcon(data.icon_url), h("span", { dir: "auto" }, name));
}

function title(data, message) {
  if (!data.title) return null;
  const text = rich(data.title, { message, inline: true });
  return h(
    "div",
    { class: "embed-title", role: "heading", "aria-level": "4" },
    data.url ? link(data.url, {}, text) : text,
  );
}

const description = (data, message) =>
  data.description ? h("div", { class: "embed-description markdown" }, rich(data.description, { message })) : null;

function fields(data, message) {
  if (!data.fields?.length) return null;
  return h(
    "div",
    { class: "embed-fields" },
    rowsOf(data.fields).flatMap((row) => row.map((field) => oneField(field, row, message))),
  );
}

function oneField({ name, value }, row, message) {
  return h(
    "div",
    { class: "embed-field", style: { "--span": 12 / row.length } },
    h("div", { class: "embed-field-name" }, rich(name, { message, inline: true })),
    h("div", { class: "embed-field-value markdown" }, rich(value, { message })),
  );
}

/** Inline fields share a row, three at most; any other has its own. */
function rowsOf(all) {
  const rows = [];
  for (const field of all) {
    const last = rows.at(-1);
    if (field.inline && last?.[0].inline && last.length < 3) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function footer(data) {
  const when = data.timestamp ? messageTime(new Date(data.timestamp)) : null;
  const text = [data.footer?.text, when].filter(Boolean).join(" • ");
  return text
    ? h("footer", { class: "embed-footer" }, smallIcon(data.footer?.icon_url), h("span", { dir: "auto" }, text))
    : null;
}
