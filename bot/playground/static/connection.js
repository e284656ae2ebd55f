// The WebSocket to the local Discord: sends what the person does, hands on what happens, reconnects by itself.

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8000;
const LAST_ANSWERS = new Set(["acknowledged", "failed", "invalid", "choices", "modal"]);

/** Events: "open", "close", and "event" with the object received as `detail`. */
class Connection extends EventTarget {
  #socket = null;
  #wait = FIRST_WAIT_MS;
  #waiting = new Map();
  #count = 0;
  #tab = Math.random().toString(36).slice(2, 10);

  start() {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/page`);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#wait = FIRST_WAIT_MS;
      this.dispatchEvent(new Event("open"));
    });
    socket.addEventListener("message", ({ data }) => this.#receive(JSON.parse(data)));
    socket.addEventListener("close", () => this.#reconnect());
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(action) {
    if (this.isOpen) this.#socket.send(JSON.stringify(action));
  }

  /**
   * Send an action and route its answer: `handlers` are functions by event name ("acknowledged", "failed",
   * "invalid", "choices", "modal"), each called with the event. Returns the nonce.
   */
  ask(action, handlers) {
    const nonce = `${this.#tab}-${++this.#count}`;
    if (!this.isOpen) {
      queueMicrotask(() => handlers.failed?.({ nonce, reason: "The connection is gone for a moment. Try again." }));
      return nonce;
    }
    this.#waiting.set(nonce, handlers);
    this.send({ ...action, nonce });
    return nonce;
  }

  /** No longer care for the answer to this nonce. */
  forget(nonce) {
    this.#waiting.delete(nonce);
  }

  #receive(event) {
    const handlers = this.#waiting.get(event.nonce);
    if (handlers && LAST_ANSWERS.has(event.event)) {
      this.#waiting.delete(event.nonce);
      handlers[event.event]?.(event);
    }
    this.dispatchEvent(new CustomEvent("event", { detail: event }));
  }

  #reconnect() {
    const orphans = [...this.#waiting];
    this.#waiting.clear();
    for (const [nonce, handlers] of orphans)
      handlers.failed?.({ nonce, reason: "The connection was lost. Try again." });
    this.dispatchEvent(new Event("close"));
    setTimeout(() => this.start(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }
}

export const connection = new Connection();
