// A slash command being written: which options are on the line and what each holds. No DOM.

import { TYPE } from "./commands.js";

const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;

/** Options whose value must be one of a list. */
export const isListed = ({ type, choices }) =>
  Boolean(choices?.length) || [TYPE.BOOLEAN, TYPE.USER, TYPE.CHANNEL, TYPE.ROLE, TYPE.MENTIONABLE].includes(type);

export class Draft {
  /** `entry` as `commands.flatten` gives it. Required options stand on the line from the start. */
  constructor(entry) {
    this.entry = entry;
    this.fields = entry.options.filter(({ required }) => required).map((option) => newField(option));
  }

  /** Optional options not on the line yet. */
  get rest() {
    return this.entry.options.filter(({ name }) => !this.field(name));
  }

  field(name) {
    return this.fields.find(({ option }) => option.name === name) ?? null;
  }

  add(name) {
    const option = this.entry.options.find((known) => known.name === name);
    if (option && !this.field(name)) this.fields.push(newField(option));
    return this.field(name);
  }

  remove(name) {
    this.fields = this.fields.filter(({ option }) => option.name !== name);
  }

  /** What is wrong that this side can tell: text by option name; empty when the command may be sent. */
  problems() {
    const found = {};
    for (const field of this.fields) {
      const problem = problemOf(field);
      if (problem) found[field.option.name] = problem;
    }
    return found;
  }

  /** Discord's tree of options. Empty ones are left out, except the one `focused` names. */
  toOptions(focused = null) {
    const values = this.fields
      .filter((field) => field.option.name === focused || !isEmpty(field))
      .filter((field) => field.option.name === focused || !problemOf(field))
      .map((field) => {
        const { name, type } = field.option;
        return name === focused
          ? { name, type, value: field.text, focused: true }
          : { name, type, value: valueOf(field) };
      });
    const { path } = this.entry;
    return path.reduceRight((options, name, depth) => {
      const type = depth === path.length - 1 ? TYPE.SUBCOMMAND : TYPE.GROUP;
      return [{ name, type, options }];
    }, values);
  }
}

/** `text` is what is shown; `value` what was picked from a list, if it was. */
const newField = (option) => ({ option, text: "", value: undefined });

const isEmpty = ({ text, value }) => value === undefined && text.trim() === "";

function valueOf({ option, text, value }) {
  if (value !== undefined) return value;
  if (option.type === TYPE.INTEGER) return Number.parseInt(text, 10);
  if (option.type === TYPE.NUMBER) return Number.parseFloat(text.replace(",", "."));
  return text.trim();
}

function problemOf(field) {
  const { option, text, value } = field;
  if (isEmpty(field)) return option.required ? "This option is required. Specify a value." : null;
  if (value !== undefined) return null;
  if (isListed(option)) return "Choose one from the list.";
  if (option.type === TYPE.ATTACHMENT) return "Choose a file.";
  if (option.type === TYPE.INTEGER && !WHOLE.test(text.trim())) return "Enter a whole number.";
  if (option.type === TYPE.NUMBER && !DECIMAL.test(text.trim())) return "Enter a number.";
  return null;
}
