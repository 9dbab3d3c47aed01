import { memoryStatements } from "./statements.memory.js";
import { statementSuite } from "./statements.suite.js";

statementSuite("statements in memory", async () => memoryStatements());
