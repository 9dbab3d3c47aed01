import { memorySessions } from "./sessions.memory.js";
import { sessionSuite } from "./sessions.suite.js";

sessionSuite("sessions in memory", async () => memorySessions());
