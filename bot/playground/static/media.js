// Pictures and files of a message.

import { fileSize, h, link, safeUrl } from "./dom.js";
import { icon } from "./icons.js";

const MOST_WIDE = 550;
const MOST_HIGH = 350;

/** A media url of the bot's: `attachment://name` means the message's own attachment. Null where it cannot be shown. */
export function mediaUrl(media, message) {
  const name = /^attachment:\/\/(.+)$/.exec(media?.url ?? "")?.[1];
  const attachment = name && message.attachments?.find(({ filename }) => filename === name);
  return safeUrl(attachment ? attachment.url : (media?.proxy_url ?? media?.url));
}

/** A picture that opens large when clicked. `spoiler` hides it until it is clicked once. */
export function picture({ url, alt = "", width, height, spoiler = false, className = "" }) {
  const img = h("img", {
    src: url,
    alt: alt ?? "",
    title: alt || null,
    width,
    height,
    decoding: "sync",
    loading: "eager",
  });
  const open = () => {
    if (button.classList.contains("hidden-media")) button.classList.remove("hidden-media");
    else enlarge(url, alt);
  };
  const label = alt ? `Open image: ${alt}` : "Open image";
  const button = h(
    "button",
    { type: "button", class: `picture ${className}`, "aria-label": label, onclick: open },
    img,
  );
  if (spoiler) button.classList.add("hidden-media");
  // Room is kept before the picture has loaded, so that nothing jumps.
  if (width && height)
    img.style.setProperty("--width", `${Math.min(width, MOST_WIDE, (MOST_HIGH * width) / height)}px`);
  return button;
}

function enlarge(url, alt) {
  const dialog = h(
    "dialog",
    {
      class: "lightbox",
      "aria-label": alt || "Image",
      onclick: () => dialog.close(),
      onclose: () => dialog.remove(),
    },
    h("img", { src: url, alt: alt ?? "" }),
    link(url, { class: "lightbox-link" }, "Open in browser"),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** A file with its name, size and a link to fetch it. */
export function fileCard({ filename, size, url, spoiler = false }) {
  return h(
    "div",
    {
      class: spoiler ? "file-card hidden-media" : "file-card",
      onclick: (event) => event.currentTarget.classList.remove("hidden-media"),
    },
    icon("file", 30),
    h("div", { class: "file-text" }, link(url, { download: filename }, filename), h("span", {}, fileSize(size))),
    link(
      url,
      { class: "file-get", "aria-label": `Download ${filename}`, download: filename },
      icon("download", 22),
    ),
  );
}

const isPicture = ({ content_type: type, filename }) =>
  type ? type.startsWith("image/") : /\.(png|jpe?g|gif|webp)$/i.test(filename);

/** The attachments that no embed shows already. */
export function attachments(message) {
  const shown = new Set(
    (message.embeds ?? []).flatMap((embed) => [embed.image, embed.thumbnail].map((media) => media?.url)),
  );
  const own = (message.attachments ?? []).filter(
    ({ url, filename }) => !shown.has(url) && !shown.has(`attachment://${filename}`),
  );
  const pictures = own.filter((file) => isPicture(file) && safeUrl(file.url));
  const files = own.filter((file) => !pictures.includes(file));
  const isSpoiler = (file) => file.filename.startsWith("SPOILER_");
  return [
    pictures.length
      ? gallery(
          pictures.map((file) => ({
            ...file,
            url: safeUrl(file.url),
            alt: file.description,
            spoiler: isSpoiler(file),
          })),
        )
      : null,
    ...files.map((file) => fileCard({ ...file, spoiler: isSpoiler(file) })),
  ];
}

/** One picture at its own shape, several in a grid. */
export function gallery(items) {
  const className = items.length === 1 ? "" : "in-grid";
  return h(
    "div",
    { class: "gallery", "data-count": Math.min(items.length, 10) },
    items.map((item) => picture({ ...item, className })),
  );
}
