import { memoryDirectory } from "./directory.memory.js";
import { directorySuite } from "./directory.suite.js";

directorySuite("directory in memory", async () => memoryDirectory());
