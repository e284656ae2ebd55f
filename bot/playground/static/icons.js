// Small icons, drawn on a 24 × 24 grid.

const SHAPES = {
  hash: "M9.5 3 8.8 8H4v2h4.5l-.6 4H3v2h4.7L7 21h2l.7-5h4l-.7 5h2l.7-5H21v-2h-5l.6-4H21V8h-4.2l.7-5h-2l-.7 5h-4l.7-5zm1 7h4l-.6 4h-4z",
  thread: "M4 3h16v2H4zm0 5h16v2H4zm4 5h12v2H8zm0 5h8v2H8zM3 12h2v5h2v2H3z",
  speaker:
    "M12 3.5v17a1 1 0 0 1-1.7.7L5.6 16H3a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1h2.6l4.7-5.2A1 1 0 0 1 12 3.5zM15 8.5a5 5 0 0 1 0 7zm0-4.4a9 9 0 0 1 0 15.8v-2.2a7 7 0 0 0 0-11.4z",
  horn: "M19 3v15l-9-4v5a2 2 0 0 1-2 2H6v-7H4a2 2 0 0 1-2-2V9c0-1.1.9-2 2-2h6z",
  bubble:
    "M12 3C6.5 3 2 6.8 2 11.4c0 2.6 1.5 5 3.8 6.5L5 21.5l4.3-2.1c.9.2 1.8.3 2.7.3 5.5 0 10-3.7 10-8.3S17.5 3 12 3z",
  down: "M5.3 9.3a1 1 0 0 1 1.4 0l5.3 5.3 5.3-5.3a1 1 0 1 1 1.4 1.4l-6 6a1 1 0 0 1-1.4 0l-6-6a1 1 0 0 1 0-1.4z",
  plus: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 5v4h4v2h-4v4h-2v-4H7v-2h4V7z",
  more: "M4 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm8 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm8 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  close: "M18.4 4.2 12 10.6 5.6 4.2 4.2 5.6l6.4 6.4-6.4 6.4 1.4 1.4 6.4-6.4 6.4 6.4 1.4-1.4-6.4-6.4 6.4-6.4z",
  crown: "M5 18h14v2H5zM3 6l4.5 3.5L12 4l4.5 5.5L21 6l-1.8 10H4.8z",
  eye: "M12 5C6 5 2.3 10 1.5 12c.8 2 4.5 7 10.5 7s9.7-5 10.5-7C21.7 10 18 5 12 5zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8z",
  menu: "M3 5h18v2H3zm0 6h18v2H3zm0 6h18v2H3z",
  people:
    "M9 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7 7.5C2 16 5 13.5 9 13.5s7 2.5 7 6V20H2zM16 12a4 4 0 0 0 0-8 6 6 0 0 1 0 8zm1.5 1.8c1 1.5 1.5 3 1.5 6.2h3v-.5c0-3-2-5-4.5-5.7z",
  send: "M3 3.5 21.5 12 3 20.5 5.5 13l8-1-8-1z",
  file: "M6 2h8l6 6v14H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2zm7 1.5V9h5.5z",
  download: "M11 3h2v10l3.5-3.5 1.4 1.4L12 16.8l-5.9-5.9 1.4-1.4L11 13zM4 19h16v2H4z",
  external:
    "M14 3h7v7h-2V6.4l-9.3 9.3-1.4-1.4L17.6 5H14zM5 5h5v2H5v12h12v-5h2v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7c0-1.1.9-2 2-2z",
  check: "m9 16.2-4.2-4.2-1.4 1.4L9 19 21 7l-1.4-1.4z",
  warning: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 5h2v7h-2zm0 8.5h2v2h-2z",
  apps: "M4 4h7v7H4zm9 0h7v7h-7zM4 13h7v7H4zm12-.5 4.5 4-4 4.5-4.5-4z",
  copy: "M8 3h11a2 2 0 0 1 2 2v11h-2V5H8zM3 9c0-1.1.9-2 2-2h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z",
  reply: "M10 8.3V4l-7 7 7 7v-4.3c5 0 8.5 1.6 11 5-1-5-4-9.7-11-10.4z",
  mention:
    "M12 2a10 10 0 1 0 5 18.7l-1-1.7a8 8 0 1 1 4-7v1.2c0 1-.6 1.8-1.5 1.8S17 14.2 17 13.2V8h-2v.8A5 5 0 1 0 15.7 15c.6 1.2 1.6 2 3 2 2 0 3.3-1.7 3.3-3.8V12A10 10 0 0 0 12 2zm0 13a3 3 0 1 1 0-6 3 3 0 0 1 0 6z",
};

/** An svg icon, hidden from assistive technology: what it stands for is said by its button. */
export function icon(name, size = 20) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24",
    width: size,
    height: size,
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  svg.classList.add("icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}
