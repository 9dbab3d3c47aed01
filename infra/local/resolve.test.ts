import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Lookup, resolve, type TemplateValue } from "./resolve.js";

const nowhere = (name: string): never => {
  throw new Error(`nothing is called ${name}`);
};
const lookup: Lookup = {
  ref: (id) => new Map([["Table", "reports-table"]]).get(id) ?? nowhere(id),
  attribute: (id, name) => `${id}/${name}`,
  exported: (name) => `export of ${name}`,
  output: (stack, name) => `${name} of ${stack}`,
};

test.each<[string, TemplateValue, TemplateValue]>([
  ["a reference", { Ref: "Table" }, "reports-table"],
  ["an attribute", { "Fn::GetAtt": ["Queue", "Arn"] }, "Queue/Arn"],
  ["an attribute, written short", { "Fn::GetAtt": "Queue.Arn" }, "Queue/Arn"],
  ["a join of a reference", { "Fn::Join": ["-", ["a", { Ref: "Table" }, 3]] }, "a-reports-table-3"],
  ["a join of a split", { "Fn::Join": ["+", { "Fn::Split": [",", "a,b"] }] }, "a+b"],
  ["a selection", { "Fn::Select": ["1", ["a", { Ref: "Table" }]] }, "reports-table"],
  ["an import", { "Fn::ImportValue": { "Fn::Sub": "x-${Table}" } }, "export of x-reports-table"],
  ["an output", { "Fn::GetStackOutput": { StackName: "s", OutputName: "o", Region: "r" } }, "o of s"],
  ["a text", { "Fn::Sub": "${Table} ${Queue.Arn} ${!Table}" }, "reports-table Queue/Arn ${Table}"],
  ["a text with variables", { "Fn::Sub": ["${a}-${Table}", { a: { Ref: "Table" } }] }, "reports-table-reports-table"],
  ["what is nested", { a: [{ b: { Ref: "Table" } }] }, { a: [{ b: "reports-table" }] }],
])("%s is computed", (_name, value, computed) => {
  expect(resolve(value, lookup)).toEqual(computed);
});

describe("a template that asks for too much is refused by name", () => {
  test.each<[TemplateValue, RegExp]>([
    [{ "Fn::Cidr": ["10.0.0.0/8", 4, 8] }, /Fn::Cidr is not understood/],
    [{ Ref: "Nothing" }, /nothing is called Nothing/],
    [{ "Fn::Join": "no list" }, /Fn::Join is malformed/],
    [{ "Fn::Select": [7, ["a"]] }, /Fn::Select: no element 7/],
  ])("%j", (value, message) => {
    expect(() => resolve({ deep: [value] }, lookup)).toThrow(message);
  });
});

test("a value without functions stays what it is", () => {
  const plain = fc.jsonValue().filter((value) => !/"(Ref|Fn::[^"]*)":/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(plain, (value) => {
      const json = JSON.parse(JSON.stringify(value));
      expect(resolve(json, lookup)).toEqual(json);
    }),
  );
});
