import { memoryFingerprints } from "./fingerprints.memory.js";
import { fingerprintSuite } from "./fingerprints.suite.js";

fingerprintSuite("fingerprints in memory", async () => memoryFingerprints());
