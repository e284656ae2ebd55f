// Modals: the bot's dialogues.

import { avatar } from "./people.js";
import { dots, h, uniqueId } from "./dom.js";
import { field } from "./fields.js";
import { icon } from "./icons.js";
import { submit } from "./interactions.js";
import { rich } from "./rich.js";
import { displayName, world } from "./world.js";

const ROW = 1;
const TEXT_DISPLAY = 10;
const LABEL = 18;

/** Show a modal as the wire gave it (`{interaction_id, modal: {title, components}}`). */
export function showModal({ interaction_id: interactionId, modal }) {
  const titleId = uniqueId("modal-title");
  const parts = modal.components.map(part);
  const notice = h("div", { class: "modal-notice", role: "alert", hidden: true });
  const send = h(
    "button",
    { type: "submit", class: "button primary" },
    h("span", { class: "button-content" }, "Submit"),
    dots(),
  );
  const form = h(
    "form",
    { class: "modal-panel", novalidate: true },
    h(
      "header",
      {},
      avatar(world.bot, 28),
      h("h2", { id: titleId, dir: "auto" }, modal.title),
      h(
        "button",
        { type: "button", class: "modal-close", "aria-label": "Close", onclick: () => dialog.close() },
        icon("close", 22),
      ),
    ),
    h(
      "div",
      { class: "modal-fields" },
      parts.map(({ element }) => element),
    ),
    notice,
    h(
      "footer",
      {},
      h("button", { type: "button", class: "button plain", onclick: () => dialog.close() }, "Cancel"),
      send,
    ),
  );
  const dialog = h("dialog", { class: "modal", "aria-labelledby": titleId, onclose: () => dialog.remove() }, form);

  const settle = (text) => {
    send.removeAttribute("aria-busy");
    notice.textContent = text;
    notice.hidden = !text;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (send.getAttribute("aria-busy") === "true") return;
    settle("");
    if (!check(parts)) return;
    send.setAttribute("aria-busy", "true");
    submit({
      interactionId,
      components: parts.map(({ read }) => read()),
      onDone: () => dialog.close(),
      onFailed: (reason) => settle(reason || "Something went wrong. Try again."),
      onInvalid: (errors) => {
        const rest = Object.entries(errors).filter(([id, text]) => !parts.some((one) => one.mark(text, id)));
        settle(rest.map(([, text]) => text).join("\n"));
      },
    });
  });
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector(".modal-fields :is(input, textarea, button)")?.focus();
}

/** Mark what is wrong, put the cursor there; true when nothing is. */
function check(parts) {
  const wrong = parts.filter((one) => one.mark(one.problem()));
  wrong[0]?.element.querySelector("input, textarea, button")?.focus();
  return wrong.length === 0;
}

/** One row of the modal: `{element, read(), problem(), mark(text, customId)}`. */
function part(component) {
  if (component.type === TEXT_DISPLAY) return textPart(component);
  if (component.type === ROW) {
    const [inner] = component.components;
    const read = (data) => ({ type: ROW, id: component.id, components: [data] });
    return labelled(inner, inner.label, null, read);
  }
  const inner = component.type === LABEL ? component.component : component;
  const read = (data) => ({ type: LABEL, id: component.id, component: data });
  return labelled(inner, component.label, component.description, read);
}

function textPart({ id, content }) {
  const element = h("div", { class: "markdown", dir: "auto" }, rich(content));
  return { element, read: () => ({ type: TEXT_DISPLAY, id }), problem: () => null, mark: () => false };
}

function labelled(component, label, description, wrap) {
  const ids = { label: uniqueId("label"), description: description ? uniqueId("description") : null };
  const { control, read, problem } = field(component, ids);
  const error = h("p", { class: "field-error", role: "alert", hidden: true });
  const isRequired = component.required !== false && component.type !== 23;
  const element = h(
    "div",
    { class: "modal-field" },
    h(
      "div",
      { class: "modal-label" },
      h("span", { id: ids.label, dir: "auto" }, label),
      isRequired ? h("i", { "aria-hidden": "true" }, "*") : null,
    ),
    description ? h("p", { class: "modal-description", id: ids.description, dir: "auto" }, description) : null,
    control,
    error,
  );
  const mark = (text, customId = component.custom_id) => {
    if (customId !== component.custom_id) return false;
    error.textContent = text ?? "";
    error.hidden = !text;
    element.classList.toggle("wrong", Boolean(text));
    return Boolean(text);
  };
  return { element, read: () => wrap(read()), problem, mark };
}
