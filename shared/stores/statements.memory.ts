import { isDeepStrictEqual } from "node:util";
import type { NoticeContent } from "../domain/notices.js";
import type { Message, Statement } from "../domain/statement.js";
import type { StatementStore } from "./statements.js";

export function memoryStatements(): StatementStore & { all(): Statement[] } {
  const items = new Map<string, Statement>();
  const messages = new Map<string, Message[]>();
  const contents = new Map<string, Map<string, NoticeContent>>();
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
    async addNotice(id, notice) {
      contents.set(id, (contents.get(id) ?? new Map()).set(notice.id, notice));
    },
    async notices(id, notices) {
      return notices.map((one) => contents.get(id)?.get(one)).filter((one) => one !== undefined);
    },
    async keep() {
      // Nothing expires in memory.
    },
    async erase(id) {
      items.delete(id);
      messages.delete(id);
      contents.delete(id);
    },
  };
}
