import { memoryAddressMarks } from "./address-marks.memory.js";
import { addressMarksSuite } from "./address-marks.suite.js";

addressMarksSuite("address marks in memory", async () => memoryAddressMarks());
