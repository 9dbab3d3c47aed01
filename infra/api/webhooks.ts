import type { ZodOpenApiObject, ZodOpenApiParameterObject } from "zod-openapi";
import { notice } from "../../shared/webhooks/notice.js";
import { EXAMPLES } from "./examples.js";

/** What partners that want it are sent, as Standard Webhooks (standardwebhooks.com) has it. */

const header = (name: string, description: string, example: string): ZodOpenApiParameterObject => ({
  in: "header",
  name,
  required: true,
  description,
  schema: { type: "string" },
  example,
});

export const WEBHOOKS: NonNullable<ZodOpenApiObject["webhooks"]> = {
  "report.updated": {
    post: {
      operationId: "reportUpdated",
      tags: ["Webhook"],
      summary: "A report of yours has got on",
      description:
        "Sent to the address that was agreed on with whoever runs the deployment, whenever progress, outcomes or messages of a report of yours change. Check the signature over `webhook-id`, `webhook-timestamp` and the body as it came, refuse a timestamp that is minutes off, and answer with a status from 200 to 299 at once; anything else is tried again, with the same `webhook-id`, less and less often, for three days; 410 ends it for good. Notices may come twice, and in another order: the one with the highest `number` is how the report stands.",
      security: [],
      parameters: [
        header("webhook-id", "Names the notice: the same each time it is sent.", "5f2b8c1d9e4a7036b1c2d3e4f5a69788-2"),
        header("webhook-timestamp", "When it was sent: seconds of Unix time.", "1795264870"),
        header(
          "webhook-signature",
          "`v1,` and the HMAC-SHA256 in base64; several, with a blank between them, while the secret is changed.",
          "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        ),
      ],
      requestBody: {
        required: true,
        content: { "application/json": { schema: notice, examples: EXAMPLES.notice } },
      },
      responses: {
        "2XX": { description: "It arrived." },
        "4XX": { description: "Not taken: it is sent again later, and given up at last." },
      },
    },
  },
};
