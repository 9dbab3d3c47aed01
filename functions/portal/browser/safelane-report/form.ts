import type { FormDescription } from "../../embed/description.js";
import { callFirst, fill, goTo, link, make, paragraphs } from "./dom.js";
import type { Fault, Outcome } from "./post.js";
import {
  type Answers,
  answersOf,
  askAfter,
  type Box,
  boxOf,
  fieldsOf,
  isAsked,
  isInDanger,
  putBack,
  unanswered,
} from "./questions.js";

export interface FormProps {
  readonly description: FormDescription;
  /** Where links go. */
  readonly api: string;
  /** What was typed already, into the form in another language. */
  readonly before: Answers;
  /** Sends the fields. The form says what became of it, unless it was accepted. */
  readonly send: (fields: Record<string, unknown>) => Promise<Outcome>;
}

export interface Form {
  readonly elements: readonly HTMLElement[];
  answers(): Answers;
}

/** Whom to call, the questions, what is wrong with the answers, and the button. */
export function formOf({ description, api, before, send }: FormProps): Form {
  const { texts, groups, consents, emergency } = description;
  const boxes: Box[] = [];
  const parts = groups.map(({ summary, hint, questions }) => {
    const own = questions.map(boxOf);
    boxes.push(...own);
    const elements = own.map(({ element }) => element);
    return summary ? folded(summary, ...paragraphs(hint ? [hint] : []), ...elements) : make("div", {}, ...elements);
  });
  const answers = (): Answers => answersOf(boxes);
  const call = callFirst(texts.call, emergency);
  call.setAttribute("role", "alert");
  for (const { question, element } of boxes) if (question.kind === "yes-no") element.append(call);

  const summary = make("div", { class: "errors", role: "group", "aria-labelledby": "errors", hidden: "" });
  const failure = make("p", { class: "error", role: "alert" });
  const status = make("p", { role: "status" });
  const button = make("button", {}, texts.submit);
  const inside = [...parts, ...paragraphs([texts.receipt]), failure, button, status];
  // Neither browsers nor the makers of their spelling checkers are to keep what is typed.
  const form = make("form", { novalidate: "", autocomplete: "off", spellcheck: "false" }, ...inside);

  const showFaults = (faults: readonly Fault[]): void => {
    const { heading, kept, mark } = texts.error;
    const entries = markFaults(boxes, faults, mark);
    fill(summary, make("h3", { id: "errors" }, heading), ...paragraphs([kept]), make("ul", {}, ...entries));
    summary.hidden = !entries.length;
    if (entries.length) goTo(summary);
  };

  let isSending = false;
  form.onsubmit = async (event): Promise<void> => {
    event.preventDefault();
    // Pressed twice: the first is answered.
    if (isSending) return;
    failure.textContent = "";
    const missing = unanswered(answers(), boxes);
    showFaults(missing.map(({ question: { name, required = "" } }) => ({ field: name, detail: required })));
    if (missing.length) return;
    isSending = true;
    status.textContent = texts.sending;
    const outcome = await send(fieldsOf(answers(), boxes));
    isSending = false;
    status.textContent = "";
    if (outcome.kind === "faulty") showFaults(outcome.faults);
    if (outcome.kind === "failed") failure.textContent = outcome.detail || texts.unreachable;
  };
  const adapt = (): void => {
    const now = answers();
    askAfter(now, boxes, consents);
    call.hidden = !isInDanger(now);
  };
  form.oninput = form.onchange = adapt;
  putBack(before, boxes);
  adapt();

  const elements = [
    make("h2", {}, texts.heading),
    summary,
    callFirst(texts.danger, emergency),
    ...paragraphs(texts.intro),
    folded(texts.about.summary, ...paragraphs(texts.about.paragraphs)),
    form,
    make("p", {}, link(api + description.links.form, texts.ownPage)),
  ];
  return { elements, answers };
}

const folded = (summary: string, ...inside: readonly HTMLElement[]): HTMLElement =>
  make("details", {}, make("summary", {}, summary), ...inside);

/** Puts each fault beside its question. What leads there is given once for each: twenty wrong links are one thing to mend. */
function markFaults(boxes: readonly Box[], faults: readonly Fault[], mark: string): HTMLElement[] {
  const entries = new Map<string, HTMLElement>();
  for (const box of boxes) {
    // "urls.3" is about the question "urls".
    const own = faults.filter(({ field }) => field.split(".")[0] === box.question.name);
    const details = new Set(own.map(({ detail }) => detail));
    const isWrong = details.size > 0;
    box.error.textContent = isWrong ? [mark, ...details].join(" ") : "";
    box.element.classList.toggle("wrong", isWrong);
    for (const control of box.controls) control.setAttribute("aria-invalid", `${isWrong}`);
    for (const detail of details) entries.set(detail, leadTo(box, detail));
  }
  for (const { detail } of faults) if (!entries.has(detail)) entries.set(detail, make("li", {}, detail));
  return [...entries.values()];
}

/** A button: a link to a part of the page would become a part of its address. */
function leadTo({ element, controls }: Box, detail: string): HTMLElement {
  const button = make("button", { type: "button" }, detail);
  button.onclick = () => {
    const around = element.closest("details");
    if (around) around.open = true;
    for (const first of controls.filter(isAsked).slice(0, 1)) first.focus();
  };
  return make("li", {}, button);
}
