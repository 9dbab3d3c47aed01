import { memoryChannels } from "./channels.memory.js";
import { channelsSuite } from "./channels.suite.js";

channelsSuite("channels' keys in memory", async () => memoryChannels());
