import type { FormDescription, Question } from "../../embed/description.js";
import { make } from "./dom.js";

/** What is typed and chosen, by the names of the questions; several values are joined by a space. No answer: not in it. */
export type Answers = Readonly<Record<string, string>>;

/** A question as it is shown: label, hint, a place for what is wrong, and the controls. */
export interface Box {
  readonly question: Question;
  readonly element: HTMLElement;
  readonly controls: readonly Control[];
  /** Empty while nothing is wrong. */
  readonly error: HTMLElement;
}
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Ids are unique within the element, which has a tree of its own: the page around may have the same. */
export function boxOf(question: Question): Box {
  const { name, kind, label, hint = "", none = "", options = [] } = question;
  const error = make("p", { class: "error", id: `${name}-error` });
  const notes = [make("p", { class: "hint", id: `${name}-hint` }, hint), error];
  const described = `${name}-hint ${name}-error`;

  if (/radios|yes-no|consents/.test(kind)) {
    const type = kind === "consents" ? "checkbox" : "radio";
    const controls: HTMLInputElement[] = [];
    const choices = options.map(({ value, text, hint = "" }, index) => {
      const id = index ? `${name}-${value}` : name;
      const control = make("input", { type, id, name, value, "aria-describedby": `${id}-more` });
      controls.push(control);
      const more = make("p", { class: "hint", id: `${id}-more` }, hint);
      return make("div", { class: "choice" }, control, make("label", { for: id }, text), more);
    });
    const legend = make("legend", {}, label);
    const element = make("fieldset", { "aria-describedby": described }, legend, ...notes, ...choices);
    return { question, element, controls, error };
  }

  const own = { id: name, name, "aria-describedby": described };
  const control =
    kind === "select"
      ? make(kind, own, ...[{ value: "", text: none }, ...options].map(optionOf))
      : make(kind === "line" ? "input" : "textarea", own);
  const element = make("div", { class: "question" }, make("label", { for: name }, label), ...notes, control);
  return { question, element, controls: [control], error };
}

const optionOf = ({ value, text }: { value: string; text: string }): HTMLElement => make("option", { value }, text);

const isChoice = (control: Control): control is HTMLInputElement => /radio|checkbox/.test(control.type);

/** What is not asked is not answered: it was, before its question went away. */
export const isAsked = (control: Control): boolean => !control.closest("[hidden]");

export function answersOf(boxes: readonly Box[]): Answers {
  const answers: Record<string, string> = {};
  for (const { question, controls } of boxes) {
    const given = controls.filter((control) => isAsked(control) && (!isChoice(control) || control.checked));
    const answer = given.map(({ value }) => value).join(" ");
    if (answer.trim()) answers[question.name] = answer;
  }
  return answers;
}

/** Puts back what was typed, into the same questions in another language. */
export function putBack(answers: Answers, boxes: readonly Box[]): void {
  for (const { question, controls } of boxes) {
    const answer = answers[question.name] || "";
    for (const control of controls) {
      if (isChoice(control)) control.checked = answer.split(" ").includes(control.value);
      else control.value = answer;
    }
  }
}

/** Whose consent a contact needs, as far as is known who reports, and about whom. */
function consentsAfter(
  { reporter, age }: Answers,
  { usual, otherwise }: FormDescription["consents"],
): readonly string[] {
  const other = otherwise.find((one) => one.reporter === reporter && one.age === age);
  return other ? other.needed : usual;
}

/** Shows what is to be asked after these answers. */
export function askAfter(answers: Answers, boxes: readonly Box[], consents: FormDescription["consents"]): void {
  const needed = consentsAfter(answers, consents);
  for (const { question, element, controls } of boxes) {
    const { kind, after } = question;
    element.hidden = after !== undefined && !answers[after];
    if (kind !== "consents") continue;
    for (const { parentElement: choice, value } of controls) if (choice) choice.hidden = !needed.includes(value);
  }
}

/** What is not answered, or not all of it, but has to be. Where somebody is in danger no consent is waited for. */
export const unanswered = (answers: Answers, boxes: readonly Box[]): readonly Box[] =>
  boxes.filter(
    ({ question: { name, kind, required }, controls }) =>
      required &&
      (kind === "consents"
        ? !isInDanger(answers) && controls.some((one) => isAsked(one) && isChoice(one) && !one.checked)
        : !answers[name]),
  );

export const isInDanger = ({ danger }: Answers): boolean => danger === "yes";

/** The answers as fields of `POST /v1/reports`. */
export function fieldsOf(answers: Answers, boxes: readonly Box[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const { question } of boxes) {
    const { name, kind } = question;
    const answer = answers[name];
    if (!answer) continue;
    fields[name] = /links|consents/.test(kind)
      ? answer.trim().split(/\s+/)
      : kind === "yes-no"
        ? answer === "yes"
        : answer;
  }
  return fields;
}
