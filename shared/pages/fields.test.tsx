import type { JSX } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import { expect, test } from "vitest";
import { Checkboxes, Radios, Select, TextArea, TextField } from "./fields.js";

const field = { name: "field", id: "field", label: "Label", value: "", problems: [], errorMark: "Error:" };
const options = [
  { value: "one", text: "One", hint: "the first" },
  { value: "two", text: "Two", reveals: "what comes of it" },
  { value: "three", text: "Three" },
];

const inputsOf = (element: JSX.Element) => renderToStaticMarkup(element).match(/<input[^>]*>/g) ?? [];
const ticked = (element: JSX.Element) =>
  inputsOf(element).flatMap((input) => (/ checked/.test(input) ? [/value="(\w*)"/.exec(input)?.[1]] : []));

test("what was chosen is chosen again, of boxes as many as were ticked", () => {
  expect(ticked(<Radios {...field} value="two" options={options} />)).toEqual(["two"]);
  expect(ticked(<Checkboxes {...field} value={"one\nthree"} options={options} />)).toEqual(["one", "three"]);
  expect(ticked(<Checkboxes {...field} options={options} />)).toEqual([]);
});

test("an entry of the error summary leads to the first choice, and each choice has its own label", () => {
  const inputs = inputsOf(<Radios {...field} options={options} />);
  expect(inputs.map((input) => /id="([\w-]*)"/.exec(input)?.[1])).toEqual(["field", "field-two", "field-three"]);
});

test("the hint of a choice is read with it, what it reveals stands behind it", () => {
  const html = renderToStaticMarkup(<Radios {...field} options={options} />);
  expect(html).toMatch(
    /<input[^>]*aria-describedby="field-more"\/><label for="field">One<\/label><p[^>]*id="field-more"/,
  );
  expect(html).toMatch(/<label for="field-two">Two<\/label><div class="reveals">what comes of it<\/div>/);
});

test("what a list holds stands under what it belongs to", () => {
  const groups = [{ group: "Serbia" }, { group: "Albania" }, { group: "Serbia" }];
  const grouped = options.map(({ value, text }, index) => ({ value, text, ...groups[index] }));
  expect(renderToStaticMarkup(<Select {...field} value="three" none="Any" options={grouped} />)).toContain(
    "<option value>Any</option>" +
      '<optgroup label="Serbia"><option value="one">One</option><option value="three" selected>Three</option></optgroup>' +
      '<optgroup label="Albania"><option value="two">Two</option></optgroup>',
  );
});

test("nothing that is typed is suggested elsewhere, also what comes back on this page", () => {
  for (const Field of [TextField, (props: typeof field) => <TextArea {...props} rows={3} />]) {
    expect(renderToStaticMarkup(<Field {...field} />)).toContain('autocomplete="off"');
    expect(renderToStaticMarkup(<Field {...{ ...field, keep: true }} />)).toContain('autocomplete="one-time-code"');
  }
});

test("a field that is wrong says so to those who don't see it", () => {
  const html = renderToStaticMarkup(<TextField {...field} hint="Hint" problems={["Too long."]} />);
  expect(html).toContain('aria-describedby="field-hint field-error" aria-invalid="true"');
  expect(html).toContain('<p class="error" id="field-error">Error: Too long.</p>');
});
