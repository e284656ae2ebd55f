// Select menus: a button that opens a list to choose one or several from.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { OptionList } from "./option_list.js";
import { avatar } from "./people.js";
import { channelIcon, channelName, displayName, world } from "./world.js";

const STRING = 3;
const asUser = (user) => ({ value: user.id, label: displayName(user), before: avatar(user, 24), kind: "user" });
const asRole = (role) => ({ value: role.id, label: role.name, before: icon("people"), kind: "role" });
const asChannel = (channel) => ({
  value: channel.id,
  label: channelName(channel),
  before: icon(channelIcon(channel)),
  kind: "channel",
});

const SOURCES = {
  5: () => world.members.map(asUser),
  6: () => world.roles.map(asRole),
  7: () => [...world.members.map(asUser), ...world.roles.map(asRole)],
  8: ({ channel_types: types }) =>
    world.channelsHere.filter(({ type }) => !types?.length || types.includes(type)).map(asChannel),
};

/** The emoji of a button or an option, as text. */
export const emoji = (data) =>
  data ? h("span", { class: "emoji", "aria-hidden": "true" }, data.id ? `:${data.name}:` : data.name) : null;

function optionsOf(component) {
  if (component.type !== STRING) return SOURCES[component.type](component);
  return (component.options ?? []).map((option) => ({ ...option, before: emoji(option.emoji) }));
}

function chosenAtFirst(component, options) {
  const ids = (component.default_values ?? []).map(({ id }) => String(id));
  return options.filter((option) => option.default || ids.includes(option.value)).map(({ value }) => value);
}

/**
 * The control of a select component; its `values` hold what is chosen. `onChoose(values, element)` is called when the
 * choice is made; `labelledby` names it where a field around it does.
 */
export function select(component, { onChoose = () => {}, labelledby = null } = {}) {
  const options = optionsOf(component);
  const placeholder = component.placeholder || "Make a selection";
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  const text = h("span", { class: "select-text" });
  const button = h(
    "button",
    {
      type: "button",
      class: "select",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-label": labelledby ? null : placeholder,
      "aria-labelledby": labelledby,
      disabled: component.disabled,
    },
    text,
    icon("down", 20),
  );
  const draw = (values) => {
    button.values = values;
    const chosen = options.filter(({ value }) => values.includes(value)).map(chosenValue);
    button.classList.toggle("empty", chosen.length === 0);
    text.replaceChildren(...(chosen.length ? chosen : [placeholder]));
  };
  const choose = (values) => {
    const isUnchanged = most > 1 && same(values, button.values);
    if (values.length < least || isUnchanged) return;
    draw(values);
    onChoose(values, button);
  };
  const list = new OptionList({ button, options, most, least, onChoose: choose });
  button.addEventListener("click", () => list.toggle());
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    list.open();
  });
  draw(chosenAtFirst(component, options));
  return button;
}

const same = (a, b) => a.length === b.length && a.every((value) => b.includes(value));
const chosenValue = ({ label, before }) => h("span", { class: "select-value" }, before?.cloneNode(true), label);
