import { memoryReports } from "./reports.memory.js";
import { reportSuite } from "./reports.suite.js";

reportSuite("reports in memory", async () => memoryReports());
