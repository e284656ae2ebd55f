// Times as Discord writes them, in the reader's own locale and time zone.

const DAY_MS = 86_400_000;
const format = (options) => (date) => new Intl.DateTimeFormat(undefined, options).format(date);

const STYLES = {
  t: format({ timeStyle: "short" }),
  T: format({ timeStyle: "medium" }),
  d: format({ dateStyle: "short" }),
  D: format({ dateStyle: "long" }),
  f: format({ dateStyle: "long", timeStyle: "short" }),
  F: format({ dateStyle: "full", timeStyle: "short" }),
  s: format({ dateStyle: "short", timeStyle: "short" }),
  S: format({ dateStyle: "short", timeStyle: "medium" }),
  R: (date) => relative(date, Date.now()),
};

const UNITS = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** "in 5 minutes", "2 hours ago". */
export function relative(date, now) {
  const seconds = Math.round((date - now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** A `<t:…:style>` timestamp. `seconds` since 1970; null where there is no such date. */
export function timestamp(seconds, style = "f") {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : (STYLES[style] ?? STYLES.f)(date);
}

export const fullDate = (date) => STYLES.F(date);
export const clock = (date) => STYLES.t(date);
export const dayName = (date) => STYLES.D(date);
export const sameDay = (a, b) => a.toDateString() === b.toDateString();

/** "Today at 14:03", "Yesterday at 09:10", "21/11/2026, 14:03". */
export function messageTime(date, now = new Date()) {
  if (sameDay(date, now)) return `Today at ${clock(date)}`;
  if (sameDay(date, new Date(now - DAY_MS))) return `Yesterday at ${clock(date)}`;
  return STYLES.s(date);
}

/** Keep every relative timestamp on the page true. */
export function keepRelativeTimes() {
  setInterval(() => {
    for (const element of document.querySelectorAll("time[data-relative]"))
      element.textContent = timestamp(Number(element.dataset.relative), "R");
  }, 5000);
}
