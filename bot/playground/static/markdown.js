// Discord's markdown, as a tree of plain objects. Knows nothing of the DOM.
//
// The rules and their order follow Discord's own client (a simple-markdown grammar): at each place the first rule
// that fits wins, except that the longer of *em*, **strong** and __underline__ does.

const MAX_DEPTH = 24;

const block = (name, pattern, build) => ({
  name,
  pattern,
  build,
  fits: (state) => state.atLineStart && !state.inline,
});
const inline = (name, pattern, build) => ({ name, pattern, build, fits: () => true });
const outsideLinks = (name, pattern, build) => ({ name, pattern, build, fits: (state) => !state.inLink });

const within = (state, changes) => ({ ...state, depth: state.depth + 1, ...changes });
const span = (type) => (match, state) => ({
  type,
  children: parse(match[1] ?? match[2], within(state, { inline: true })),
});

const RULES = [
  block("heading", /(#{1,3}) +([^\n]+?)(?: +#+)? *(?:\n|$)/y, (match, state) => ({
    type: "heading",
    level: match[1].length,
    children: parse(match[2], within(state, { inline: true })),
  })),
  block("subtext", /-# +(?!-#)([^\n]+)(?:\n|$)/y, span("subtext")),
  {
    ...block("quote", / *>>> ([\s\S]*)|((?: *>(?!>>) [^\n]*(?:\n|$))+)/y, (match, state) => ({
      type: "quote",
      children: parse(
        match[1] ?? match[2].replace(/^ *> /gm, "").replace(/\n$/, ""),
        within(state, { inQuote: true }),
      ),
    })),
    fits: (state) => state.atLineStart && !state.inline && !state.inQuote,
  },
  block(
    "list",
    /(?: *(?:[-*]|\d{1,9}\.) +[^\n]+(?:\n {2,}(?![-*] |\d{1,9}\. )[^\n]+)*(?:\n|$))+/y,
    (match, state) => listFrom(match[0], state),
  ),
  inline("codeBlock", /```(?:([a-z0-9_+\-.#]+)\n)?\n*([^\n][\s\S]*?)\n*```\n?/iy, (match) => ({
    type: "codeBlock",
    language: match[1] ?? "",
    text: match[2],
  })),
  inline("escape", /\\([^0-9A-Za-z\s])/y, (match) => ({ type: "text", text: match[1] })),
  outsideLinks("autolink", /<(https?:\/\/[^\s>]+)>/y, (match) => ({ type: "link", url: match[1], children: null })),
  outsideLinks("url", /https?:\/\/[^\s<]*[^\s<.,:;"'\]]/y, (match) => bareLink(match[0])),
  outsideLinks(
    "masked",
    /\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(\s*<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"([^"]*)")?\s*\)/y,
    (match, state) => ({
      type: "link",
      url: match[2],
      title: match[3],
      children: parse(match[1], within(state, { inline: true, inLink: true })),
    }),
  ),
  inline("emphasis", /[*_]/y, null),
  inline("strike", /~~([\s\S]+?)~~(?!_)/y, span("strike")),
  inline("spoiler", /\|\|([\s\S]+?)\|\|/y, span("spoiler")),
  inline("code", /(`+)([\s\S]*?[^`])\1(?!`)/y, (match) => ({
    type: "code",
    text: match[2].replace(/^ (?= *`)|(`) $/g, "$1"),
  })),
  inline("time", /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, (match) => ({
    type: "time",
    seconds: Number(match[1]),
    style: match[2] ?? "f",
  })),
  inline("user", /<@!?(\d+)>/y, (match) => ({ type: "user", id: match[1] })),
  inline("role", /<@&(\d+)>/y, (match) => ({ type: "role", id: match[1] })),
  inline("channel", /<#(\d+)>/y, (match) => ({ type: "channel", id: match[1] })),
  inline("command", /<\/([^:>]{1,98}):(\d+)>/y, (match) => ({ type: "command", name: match[1], id: match[2] })),
  inline("emoji", /<a?:(\w{2,32}):(\d+)>/y, (match) => ({ type: "emoji", name: match[1] })),
  inline("everyone", /@(everyone|here)/y, (match) => ({ type: "everyone", name: match[0] })),
];

const EMPHASIS = [
  [
    "em",
    /\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
  ],
  ["strong", /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y],
  ["underline", /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y],
];

const STARTERS = /[\\*_~`|<[@h]/;

/**
 * The tree of a text: a list of nodes, each with a `type` and its own fields; most have `children`.
 * `state.inline` keeps headings, lists and quotes out (embed titles, for one).
 */
export function parse(text, state = { depth: 0 }) {
  if (state.depth > MAX_DEPTH) return [{ type: "text", text }];
  const nodes = [];
  let at = 0;
  while (at < text.length) {
    const atLineStart = at === 0 || text[at - 1] === "\n";
    const found = atLineStart || STARTERS.test(text[at]) ? firstMatch(text, at, { ...state, atLineStart }) : null;
    if (found) nodes.push(found.node);
    else pushText(nodes, text[at]);
    at += found ? found.length : 1;
  }
  return nodes;
}

function pushText(nodes, text) {
  const last = nodes.at(-1);
  if (last?.type === "text") last.text += text;
  else nodes.push({ type: "text", text });
}

function firstMatch(text, at, state) {
  for (const rule of RULES) {
    if (!rule.fits(state)) continue;
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (!match) continue;
    if (rule.name === "emphasis") return longestEmphasis(text, at, state);
    const node = rule.build(match, state);
    return { node, length: node.length ?? match[0].length };
  }
  return null;
}

function longestEmphasis(text, at, state) {
  let best = null;
  for (const [type, pattern] of EMPHASIS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match && match[0].length > (best?.match[0].length ?? 0)) best = { type, match };
  }
  return best && { node: span(best.type)(best.match, state), length: best.match[0].length };
}

/** A link typed as it is. A closing bracket that it did not open belongs to the sentence around it. */
function bareLink(text) {
  let url = text;
  while (url.endsWith(")") && url.split(")").length > url.split("(").length)
    url = url.slice(0, -1).replace(/[.,:;"'\]]+$/, "");
  return { type: "link", url, children: null, length: url.length };
}

const ITEM = /^( *)(?:([-*])|(\d{1,9})\.) +([\s\S]*)$/;

function listFrom(source, state) {
  const items = [];
  for (const line of source.replace(/\n$/, "").split("\n")) {
    const match = ITEM.exec(line);
    if (match) items.push({ indent: match[1].length, number: match[3] ? Number(match[3]) : null, text: match[4] });
    else items.at(-1).text += `\n${line.trimStart()}`;
  }
  return { type: "lists", lists: nest(items, within(state, { inline: true })) };
}

/** Items with a deeper indent become lists inside the item above them; numbers and bullets never share a list. */
function nest(items, state) {
  const lists = [];
  for (let at = 0; at < items.length;) {
    const { indent, number, text } = items[at];
    let end = at + 1;
    while (end < items.length && items[end].indent > indent) end++;
    const inner = items.slice(at + 1, end);
    const children = parse(text, state);
    if (inner.length) children.push({ type: "lists", lists: nest(inner, within(state, {})) });
    const last = lists.at(-1);
    if (last && (last.start === null) === (number === null)) last.items.push(children);
    else lists.push({ start: number, items: [children] });
    at = end;
  }
  return lists;
}
