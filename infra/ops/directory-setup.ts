import { readFileSync } from "node:fs";
import type { Book } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import type { DirectoryStore } from "../../shared/directory/store.js";
import { instantAt } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import { memoryAddressMarks } from "../../shared/stores/address-marks.memory.js";
import { memoryDirectory } from "../../shared/stores/directory.memory.js";
import type { DirectoryOps } from "./directory.js";

export const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
export const rs: Book = { ...builtInBook("RS"), version: 1 };

/** Commands that read `files`, and what they say and open. Used by tests only. */
export function setUp(files: Record<string, unknown> = {}, store: DirectoryStore = memoryDirectory()) {
  const said: string[] = [];
  const complained: string[] = [];
  const marks = memoryAddressMarks();
  const tables: string[] = [];
  const reports: Report[] = [];
  const ops: DirectoryOps = {
    print: (line) => said.push(line),
    complain: (line) => complained.push(line),
    read: async (file) => {
      const content = files[file];
      if (content === undefined) return readFileSync(file, "utf8");
      return typeof content === "string" ? content : JSON.stringify(content, undefined, 2);
    },
    openDirectory: (table) => {
      tables.push(table);
      return store;
    },
    openMarks: (table) => {
      tables.push(table);
      return marks;
    },
    recentReports: async (table, jurisdiction, count) => {
      tables.push(table);
      return reports.filter((report) => report.jurisdiction === jurisdiction).slice(0, count);
    },
    time: { now: () => NOON },
  };
  return { ops, store, marks, reports, said, complained, tables };
}
