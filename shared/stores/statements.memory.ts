import { isDeepStrictEqual } from "node:util";
import type { Message, Statement } from "../domain/report.js";
import type { StatementStore } from "./statements.js";

export function memoryStatements(): StatementStore & { all(): Statement[] } {
  const items = new Map<string, Statement>();
  const messages = new Map<string, Message[]>();
  return {
    all: () => [...items.values()],
    async create(statement) {
      const there = items.get(statement.id);
      if (!there) items.set(statement.id, statement);
      return !there || statement.digest === undefined || there.digest === statement.digest;
    },
    async get(id) {
      return items.get(id);
    },
    async addMessage(id, message) {
      const others = (messages.get(id) ?? []).filter((one) => !isDeepStrictEqual(one, message));
      messages.set(
        id,
        [...others, message].sort((a, b) => (a.at < b.at ? -1 : 1)),
      );
    },
    async messages(id) {
      return messages.get(id) ?? [];
    },
    async keep() {
      // Nothing expires in memory.
    },
    async erase(id) {
      items.delete(id);
      messages.delete(id);
    },
  };
}
