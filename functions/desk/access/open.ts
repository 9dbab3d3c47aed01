import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import type { DeskDeps } from "../desk-deps.js";
import { officerOf } from "../officer.js";
import { goTo } from "./answers.js";
import type { Fields } from "./form.js";
import { findLink, type LinkParameters, masked, type OpenLink } from "./link.js";
import { gonePage } from "./pages/gone-page.js";
import { openPage } from "./pages/open-page.js";
import { renewLink } from "./renew.js";
import { sendCode } from "./send-code.js";

/**
 * The page that a link in a mail leads to. It changes nothing at all, since programs that look for harm in mails open
 * each link before any person does.
 */
export async function showLink(parameters: LinkParameters, locale: Locale, deps: DeskDeps): Promise<Response> {
  const link = await findLink(parameters, deps);
  if (!link) return gone(locale, deps);
  const { agency, report, address } = link;
  const { reference, reading } = report;
  const page = { locale: agency.locale, reference, priority: reading?.priority, address: masked(address) };
  return html(200, openPage(page), PAGE_CSP);
}

/** A person chose the button: in, with a session of the agency; otherwise a code goes to its mailbox. */
export async function openLink(
  event: APIGatewayProxyEventV2,
  fields: Fields,
  locale: Locale,
  deps: DeskDeps,
): Promise<Response> {
  if (fields["renew"] === "yes") return renewLink(event.pathParameters?.["dispatch"], locale, deps);
  const link = await findLink(event.pathParameters, deps);
  if (!link) return gone(locale, deps);
  return (await isIn(event, link, deps)) ? goTo(`/desk/reports/${link.id}`) : sendCode(link, deps);
}

async function isIn(event: APIGatewayProxyEventV2, { report, agency }: OpenLink, deps: DeskDeps): Promise<boolean> {
  const officer = await officerOf(event, deps);
  return officer?.jurisdiction === report.jurisdiction && officer.agency.id === agency.id;
}

function gone(locale: Locale, { telemetry }: DeskDeps): Response {
  telemetry.record("desk-refused", { reason: "link" });
  return html(410, gonePage(locale), PAGE_CSP);
}
