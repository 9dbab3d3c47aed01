import { keepDrafts } from "./drafts.js";
import { keepForLater } from "./keep.js";
import { watchLeaving } from "./leave.js";
import { watchSending } from "./send.js";

/** What a page does beyond its HTML, where scripts run. Every page is complete without it. */

/** Brings who sent something wrong to the list of what is to be mended. */
function goToErrors(): void {
  document.querySelector<HTMLElement>(".errors")?.focus();
}

// The way out first; who has a draft has begun to write. What an old browser can't do leaves the rest as it is.
for (const start of [watchLeaving, watchSending, keepDrafts, keepForLater, goToErrors]) {
  try {
    start();
  } catch {
    // As if there were no script.
  }
}
document.documentElement.classList.add("js");
