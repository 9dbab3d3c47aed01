import { memoryPartners } from "./partners.memory.js";
import { partnersSuite } from "./partners.suite.js";

partnersSuite("partners in memory", async () => memoryPartners());
