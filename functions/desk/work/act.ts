import { Failure } from "../../../shared/domain/errors.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import { reasonOf } from "../../../shared/telemetry/telemetry.js";
import { goTo } from "../access/answers.js";
import type { Officer } from "../officer.js";
import { acknowledge } from "./actions/acknowledge.js";
import { ACTIONS, type ActDeps, type Action, type Fault, type Perform } from "./actions/action.js";
import { close } from "./actions/close.js";
import { correct } from "./actions/correct.js";
import { notify } from "./actions/notify.js";
import { giveBack } from "./actions/return.js";
import { answer, ask } from "./actions/write.js";
import { type Case, caseIdOf, findCase } from "./case.js";
import { formPage } from "./pages/form-page.js";
import { refusedPage } from "./pages/notice-page.js";
import { notFound } from "./show.js";

/** What an officer posted: the fields of the form as they were sent, from a page that was made for this session. */
export interface Post {
  readonly dispatch: string;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

const PERFORM: Readonly<Record<Action, Perform>> = {
  acknowledge,
  return: giveBack,
  ask,
  answer,
  close,
  correct,
  notify,
};
/** Afterwards it is off the agency's table. */
const LETS_GO: readonly Action[] = ["return", "close"];

/**
 * Does what an officer asks for with a report. Posting the same again is harmless: what an earlier post did is not done
 * twice, and what it left undone is completed.
 */
export async function act(officer: Officer, post: Post, deps: ActDeps): Promise<Response> {
  const action = ACTIONS.find((one) => one === post.action);
  if (!action) return notFound(officer);
  let one: Case | undefined;
  try {
    one = await findCase(officer, post.dispatch, deps.reports);
    if (!one) return notFound(officer);
    return await performed(action, { officer, one, fields: post.fields }, deps);
  } catch (error) {
    deps.telemetry.record("desk-unavailable", error instanceof Failure ? { reason: error.code } : reasonOf(error));
    // What was typed is in the page that says so: nobody has to write it twice.
    return again(503, { action, officer, caseId: post.dispatch, one, values: post.fields }, [{ code: "unavailable" }]);
  }
}

interface Asked {
  readonly officer: Officer;
  readonly one: Case;
  readonly fields: Post["fields"];
}

async function performed(action: Action, { officer, one, fields }: Asked, deps: ActDeps): Promise<Response> {
  const result = await PERFORM[action]({ officer, one, fields, now: deps.time.now(), deps });
  const caseId = caseIdOf(one);
  switch (result.kind) {
    case "done":
      return goTo(LETS_GO.includes(action) ? "/desk" : `/desk/reports/${caseId}`);
    case "faulty":
      return again(422, { action, officer, caseId, one, values: fields, addresses: result.addresses }, result.faults);
    case "refused":
      return html(409, refusedPage(officer, result.one), PAGE_CSP);
  }
}

/** Seconds after which what could not be saved may be sent again. */
const RETRY_AFTER = "30";

function again(status: 422 | 503, form: Omit<Parameters<typeof formPage>[0], "faults">, faults: readonly Fault[]) {
  const retry = status === 503 && { "retry-after": RETRY_AFTER };
  return html(status, formPage({ ...form, faults }), PAGE_CSP, { ...retry });
}
