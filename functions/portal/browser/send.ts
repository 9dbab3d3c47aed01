import { prove } from "../../../shared/acceptance/prove.js";

/** Milliseconds that a post waits for its proof. Without one it is taken as well, only not always as fast. */
const WAIT = 4_000;
/** Milliseconds after which a post that led nowhere (no network, stopped) may be tried again. */
const ONCE = 8_000;

/** Posts carry their proof of work, and a button that is pressed twice sends once. */
export function watchSending(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-proof],form[data-once]").forEach(watchForm);
}

function watchForm(form: HTMLFormElement): void {
  const proof = proofFor(form);
  let timer = 0;
  const setBusy = (busy: boolean): void => {
    window.clearTimeout(timer);
    form.classList.toggle("busy", busy);
    if (busy) timer = window.setTimeout(() => setBusy(false), WAIT + ONCE);
  };

  form.addEventListener("submit", (event) => {
    if (form.classList.contains("busy")) return event.preventDefault();
    setBusy(true);
    if (!proof.isUnderWay()) return;
    event.preventDefault();
    const rest = new Promise((done) => window.setTimeout(done, WAIT));
    // Asks no listeners again, and a field of the name "submit" does not stand in its way. Buttons send nothing of their own.
    const send = (): void => HTMLFormElement.prototype.submit.call(form);
    Promise.race([proof.done(), rest]).then(send, send);
  });
  // Kept for "back" as it was when it was sent.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) setBusy(false);
  });
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement {
  const there = form.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`);
  if (there) return there;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  return form.appendChild(field);
}

interface Proof {
  isUnderWay(): boolean;
  done(): Promise<unknown>;
}

/** Works in the background from the first thing typed on: who only reads pays nothing for it. */
function proofFor(form: HTMLFormElement): Proof {
  // Asked for late: a draft brings its own.
  const nonce = (): string => form.dataset["proof"] ?? "";
  let isUnderWay = false;
  let done: Promise<unknown> | undefined;
  const work = async (): Promise<void> => {
    isUnderWay = true;
    try {
      const controller = new AbortController();
      window.addEventListener("pagehide", () => controller.abort());
      const counter = await prove(nonce(), controller);
      if (counter !== undefined) fieldOf(form, "proof").value = String(counter);
    } catch {
      // No Web Crypto here: the post goes without.
    } finally {
      isUnderWay = false;
    }
  };
  const start = (): void => {
    if (done === undefined && nonce() !== "" && fieldOf(form, "proof").value === "") done = work();
  };
  form.addEventListener("input", start);
  return { isUnderWay: () => isUnderWay, done: () => done ?? Promise.resolve() };
}
