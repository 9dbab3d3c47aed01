import { drawn } from "./picture.js";

/** Says nothing to who looks through somebody's pictures. */
const FILE_NAME = "note.png";

/** Copies, prints, or makes a picture of what is shown once. */
export function keepForLater(): void {
  each("button[data-print]", () => window.print());
  each("button[data-copy]", (button) => {
    const source = document.getElementById(button.dataset["copy"] ?? "");
    if (!source) return;
    const text = textOf(source);
    const asked = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
    asked.then(
      () => say(button, true),
      () => say(button, copiedByHand(source)),
    );
  });
  each("button[data-picture]", (button) => {
    const source = document.getElementById(button.dataset["picture"] ?? "");
    if (!source) return;
    drawn(textOf(source)).then(
      (picture) => {
        save(picture);
        say(button, true);
      },
      () => say(button, false),
    );
  });
}

const textOf = (element: Element): string => (element.textContent ?? "").trim();

function each(selector: string, press: (button: HTMLButtonElement) => void): void {
  document.querySelectorAll<HTMLButtonElement>(selector).forEach((button) => {
    button.addEventListener("click", () => press(button));
  });
}

/** Told to who looks and to who listens; emptied first, so that the second time is heard, too. */
function say(button: HTMLButtonElement, worked: boolean): void {
  const place = document.querySelector("[data-said]");
  if (!place) return;
  place.textContent = "";
  window.setTimeout(() => {
    place.textContent = button.dataset[worked ? "done" : "failed"] ?? "";
  }, 50);
}

/** As browsers did it before they had a clipboard for scripts, and where it is refused. */
function copiedByHand(source: Element): boolean {
  const selection = window.getSelection();
  if (!selection) return false;
  selection.selectAllChildren(source);
  return document.execCommand("copy");
}

function save(picture: Blob): void {
  const link = document.createElement("a");
  const address = URL.createObjectURL(picture);
  link.href = address;
  link.download = FILE_NAME;
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
  // Once the browser has taken it.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
