import { memoryWebhooks } from "./webhooks.memory.js";
import { webhooksSuite } from "./webhooks.suite.js";

webhooksSuite("webhooks in memory", async () => memoryWebhooks());
