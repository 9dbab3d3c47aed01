import { ENOUGH, NONE, PATIENCE, press } from "./presses.js";
import { memory } from "./storage.js";

/** Its room is taken from the start; see the style sheet. */
const LIT = "lit";
/** On the document while nothing of it may be seen. */
const GONE = "gone";

/** The way out, GOV.UK's "exit this page": a link that is followed at once, and a key that does the same. */
export function watchLeaving(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>("a[data-leave]");
  const first = links[0];
  if (!first) return;
  const leaveTo = (link: HTMLAnchorElement) => (event?: Event) => {
    event?.preventDefault();
    leave(link.href);
  };
  links.forEach((link) => {
    link.addEventListener("click", leaveTo(link));
  });
  watchKey(leaveTo(first));
  watchReturn(first.href);
}

/** Empties the page before anything else: a slow network would leave it in sight. */
function leave(address: string): void {
  const going = statusText("going");
  memory.leave(Date.now());
  document.body.textContent = "";
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.className = "seen-by-none";
  document.body.appendChild(notice);
  notice.textContent = going;
  // In place of this page, so that "back" does not lead here; out of a frame with the page around it.
  try {
    (window.top ?? window).location.replace(address);
  } catch {
    window.location.replace(address);
  }
}

function watchKey(go: () => void): void {
  const status = document.querySelector<HTMLElement>("[data-leave-status]");
  const lights = document.querySelector<HTMLElement>(".lights");
  let presses = NONE;
  let timer = 0;
  const show = (text: string): void => {
    if (status) status.textContent = text;
    lights?.classList.toggle(LIT, presses.count > 0);
    lights?.querySelectorAll("i").forEach((light, index) => {
      light.classList.toggle("on", index < presses.count);
    });
  };
  const giveUp = (): void => {
    presses = NONE;
    show(statusText("over"));
    timer = window.setTimeout(() => show(""), PATIENCE);
  };

  document.addEventListener("keydown", (event) => {
    // A key held down is one press, and Escape ends the writing of a Vietnamese syllable.
    if (event.repeat || event.isComposing) return;
    const isOurs = event.key === "Escape" || event.key === "Esc";
    const before = presses;
    presses = press(presses, isOurs, Date.now());
    if (!isOurs && before.count === 0) return;
    window.clearTimeout(timer);
    if (presses.count >= ENOUGH) go();
    else if (presses.count === 0) giveUp();
    else {
      show(statusText(presses.count === 1 ? "two" : "one"));
      timer = window.setTimeout(giveUp, PATIENCE);
    }
  });
}

/** What is said to those who listen, in the language of the page. */
function statusText(name: "two" | "one" | "over" | "going"): string {
  return document.querySelector<HTMLElement>("[data-leave-status]")?.dataset[name] ?? "";
}

/**
 * Browsers keep whole pages with all that was typed, for "back". What they keep is not to be seen, and comes in sight again
 * only where nobody has left in the meantime.
 */
function watchReturn(address: string): void {
  const opened = Date.now();
  const { classList } = document.documentElement;
  window.addEventListener("pagehide", () => classList.add(GONE));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && memory.hasLeftSince(opened)) leave(address);
    else classList.remove(GONE);
  });
}
