import type { FunctionName } from "../../infra/bundle.js";
import { Policies } from "./policies.js";
import { cloud } from "./synthesized.js";

const policies = new Policies(cloud);

/** {@link Policies} of the example deployment. */
export const statementsOf = (name: FunctionName) => policies.statementsOf(name);
export const may = (name: FunctionName, ...request: Tail<Parameters<Policies["may"]>>) =>
  policies.may(name, ...request);

type Tail<All> = All extends [unknown, ...infer Rest] ? Rest : never;
