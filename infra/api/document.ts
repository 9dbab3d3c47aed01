import { createDocument, createSchema } from "zod-openapi";
import { GATEWAY_REFUSAL, HEADERS } from "./answers.js";
import { corrected } from "./demands.js";
import { WEB_ADDRESS } from "./field-notes.js";
import { noted } from "./noted.js";
import { type OpenApi, openApiDocument } from "./openapi.js";
import { PARTNER_PATHS } from "./partner.js";
import { ABOUT, GUIDE } from "./prose.js";
import { PUBLIC_PATHS } from "./public.js";
import { ANSWERED, batchEntry } from "./shapes.js";
import { withSharedAnswers } from "./shared-answers.js";
import { WEBHOOKS } from "./webhooks.js";

/** The description of Safelane's JSON API, made of the schemas by which the functions themselves read and answer. */
export function openApi(): OpenApi {
  // Read from a batch one by one, so no schema of ours leads there.
  const { schema: entry } = createSchema(batchEntry, { io: "input" });
  const document = createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: "Safelane API",
        version: "1.0.0",
        summary: "Reports of harm to children online, forwarded, followed and answered.",
        description: [ABOUT, ...GUIDE.map(({ heading, text }) => `## ${heading}\n\n${text}`)].join("\n\n"),
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/", description: "The deployment that serves this document." }],
      tags: [
        { name: "Forward", description: "Bring cases in." },
        { name: "Follow", description: "Hear of them, and write about them." },
        { name: "Webhook", description: "Be told of them." },
        { name: "Public", description: "What anybody may ask, without a key." },
      ],
      security: [{ key: [] }],
      paths: { ...PARTNER_PATHS, ...PUBLIC_PATHS },
      webhooks: WEBHOOKS,
      components: {
        securitySchemes: {
          key: { type: "http", scheme: "bearer", bearerFormat: "slp_…", description: "A partner’s key." },
        },
        headers: HEADERS,
        schemas: { ...ANSWERED, BatchEntry: entry, WebAddress: WEB_ADDRESS, GatewayRefusal: GATEWAY_REFUSAL },
      },
    },
    { override: corrected },
  );
  return withSharedAnswers(noted(openApiDocument.parse(JSON.parse(JSON.stringify(document)))));
}
