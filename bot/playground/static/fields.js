// The fields of a modal: each an element, what it would send, and what is wrong with it.

import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";
import { upload } from "./interactions.js";
import { select } from "./select.js";

const PARAGRAPH = 2;
const REQUIRED = "This field is required.";

/**
 * The field of one component inside a modal, `{control, read(), problem()}`: `read()` gives the part of Discord's
 * submit data, `problem()` a sentence or null. `ids` names the label and description for assistive technology.
 */
export function field(component, ids) {
  return (KINDS[component.type] ?? selectField)(component, ids);
}

const base = ({ type, id, custom_id }) => ({ type, id, custom_id });
const isRequired = ({ required }) => required !== false;

const KINDS = { 4: textField, 19: fileField, 21: radioField, 22: checkboxesField, 23: checkboxField };

function textField(component, { label, description }) {
  const { style, placeholder, value, min_length: least, max_length: most } = component;
  const isLong = style === PARAGRAPH;
  const control = h(isLong ? "textarea" : "input", {
    class: "modal-input",
    type: isLong ? null : "text",
    rows: isLong ? 4 : null,
    placeholder,
    maxlength: most ?? 4000,
    dir: "auto",
    autocomplete: "off",
    "aria-labelledby": label,
    "aria-describedby": description,
    "aria-required": isRequired(component),
  });
  control.value = value ?? "";
  const problem = () => {
    const length = control.value.length;
    if (!length) return isRequired(component) ? REQUIRED : null;
    return least && length < least ? `Must be at least ${least} characters.` : null;
  };
  return {
    control: most && isLong ? counted(control, most) : control,
    read: () => ({ ...base(component), value: control.value }),
    problem,
  };
}

function counted(control, most) {
  const left = h("span", { class: "modal-count", "aria-hidden": "true" });
  const draw = () => (left.textContent = most - control.value.length);
  control.addEventListener("input", draw);
  draw();
  return h("div", { class: "modal-counted" }, control, left);
}

function selectField(component, { label }) {
  const needed = isRequired(component) ? Math.max(1, component.min_values ?? 1) : (component.min_values ?? 0);
  const control = select({ ...component, min_values: 0 }, { labelledby: label });
  const problem = () => {
    const { length } = control.values;
    if (!length) return isRequired(component) ? REQUIRED : null;
    return length < needed ? `Choose at least ${needed}.` : null;
  };
  return { control, read: () => ({ ...base(component), values: control.values }), problem };
}

function optionRow(kind, name, { label, description, value, default: chosen }) {
  const input = h("input", { type: kind, name, value, checked: chosen });
  const text = h(
    "span",
    { class: "choice-text" },
    h("span", { dir: "auto" }, label),
    description ? h("small", {}, description) : null,
  );
  return h("label", { class: "choice" }, input, text);
}

function groupOf(kind, role, component, label) {
  const name = uniqueId("group");
  const rows = component.options.map((option) => optionRow(kind, name, option));
  const control = h("div", { class: "choices", role, "aria-labelledby": label }, rows);
  const chosen = () => [...control.querySelectorAll("input:checked")].map(({ value }) => value);
  return { control, chosen };
}

function radioField(component, { label }) {
  const { control, chosen } = groupOf("radio", "radiogroup", component, label);
  const problem = () => (isRequired(component) && !chosen().length ? REQUIRED : null);
  return { control, read: () => ({ ...base(component), value: chosen()[0] ?? null }), problem };
}

function checkboxesField(component, { label }) {
  const { control, chosen } = groupOf("checkbox", "group", component, label);
  const least = component.min_values ?? 1;
  const most = component.max_values ?? component.options.length;
  const problem = () => {
    const { length } = chosen();
    if (!length) return isRequired(component) ? REQUIRED : null;
    if (length < least) return `Choose at least ${least}.`;
    return length > most ? `Choose at most ${most}.` : null;
  };
  return { control, read: () => ({ ...base(component), values: chosen() }), problem };
}

function checkboxField(component, { label, description }) {
  const input = h("input", {
    type: "checkbox",
    checked: component.default,
    "aria-labelledby": label,
    "aria-describedby": description,
  });
  return {
    control: h("div", { class: "choice" }, input),
    read: () => ({ ...base(component), value: input.checked }),
    problem: () => null,
  };
}

function fileField(component, { label, description }) {
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  let files = [];
  const list = h("ul", { class: "upload-list" });
  const note = h("p", { class: "field-error", role: "alert", hidden: true });
  const input = h("input", {
    type: "file",
    multiple: most > 1,
    "aria-labelledby": label,
    "aria-describedby": description,
  });
  const draw = () => list.replaceChildren(...files.map((file) => fileRow(file, () => drop(file))));
  const drop = (file) => {
    files = files.filter((kept) => kept !== file);
    draw();
  };
  input.addEventListener("change", async () => {
    note.hidden = true;
    try {
      const added = await Promise.all([...input.files].map(upload));
      files = [...files, ...added].slice(-most);
    } catch (error) {
      note.textContent = error.message;
      note.hidden = false;
    }
    input.value = "";
    draw();
  });
  const problem = () => {
    if (!files.length) return isRequired(component) ? REQUIRED : null;
    return files.length < least ? `Add at least ${least} files.` : null;
  };
  return {
    control: h("div", { class: "upload" }, input, list, note),
    read: () => ({ ...base(component), values: files.map(({ id }) => id) }),
    problem,
  };
}

function fileRow({ filename }, remove) {
  const button = h(
    "button",
    { type: "button", "aria-label": `Remove ${filename}`, onclick: remove },
    icon("close", 16),
  );
  return h("li", {}, icon("file", 18), h("span", {}, filename), button);
}
