import { partnerReportSuite } from "./partner-reports.suite.js";
import { memoryReports } from "./reports.memory.js";
import { reportSuite } from "./reports.suite.js";

reportSuite("reports in memory", async () => memoryReports());
partnerReportSuite("reports in memory", async () => memoryReports());
