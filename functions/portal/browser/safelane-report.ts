import { type Refresh, viewIn } from "./safelane-report/view.js";

/**
 * `<safelane-report api="https://report.example" jurisdiction="RS" lang="sr-Latn">`: the form within somebody else's page.
 * What is typed goes to `api` and nowhere else, and nothing is stored. What stands between the tags, a link to the form, is
 * shown until the form is there, and stays where it never comes. A report that was sent fires `safelane-sent`, and tells no more.
 */
class SafelaneReport extends HTMLElement {
  declare readonly refresh: Refresh;

  static get observedAttributes(): readonly string[] {
    return ["api", "jurisdiction", "lang"];
  }

  constructor() {
    super();
    this.refresh = viewIn(this);
  }

  connectedCallback(): void {
    void this.refresh();
  }

  attributeChangedCallback(): void {
    void this.refresh();
  }
}

// Twice on a page, as when two of its parts bring it along, is once.
if (!customElements.get("safelane-report")) customElements.define("safelane-report", SafelaneReport);
