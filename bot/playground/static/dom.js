// Build DOM nodes. Data only ever becomes text nodes and attributes, never markup.

/** `h("button", {class: "x", onclick: fn}, "text", node)`: an element; null, undefined and false are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProperty(element, name, value);
  element.append(...children.flat(Infinity).filter(isShown));
  return element;
}

const isShown = (child) => child !== null && child !== undefined && child !== false;

function setProperty(element, name, value) {
  if (name.startsWith("aria-") && value !== null && value !== undefined) element.setAttribute(name, String(value));
  else if (!isShown(value)) return;
  else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "style") Object.entries(value).forEach(([key, text]) => element.style.setProperty(key, text));
  else if (name === "value") element.value = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** The url if it may be followed or loaded from here (http and https only), else null. */
export function safeUrl(url) {
  if (!url) return null;
  try {
    const { protocol, href } = new URL(url, location.href);
    return protocol === "http:" || protocol === "https:" ? href : null;
  } catch {
    return null;
  }
}

/** A link that opens in a new tab, or plain text where the url is not one to follow. */
export function link(url, props, ...children) {
  const href = safeUrl(url);
  if (!href) return h("span", {}, ...children);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer", ...props }, ...children);
}

let count = 0;
/** An id no other element on the page has. */
export const uniqueId = (prefix) => `${prefix}-${++count}`;

/** The three bouncing dots of "thinking" and of a pressed button. */
export const dots = () => h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));

/** 0x5865f2 -> "#5865f2"; null where there is no colour. */
export const hexColour = (number) => (Number.isInteger(number) ? `#${number.toString(16).padStart(6, "0")}` : null);

/** Bytes as Discord prints them: "512 bytes", "1.21 KB". */
export function fileSize(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1024) return `${bytes} bytes`;
  const power = Math.min(3, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${(bytes / 1024 ** power).toFixed(2)} ${["", "KB", "MB", "GB"][power]}`;
}
