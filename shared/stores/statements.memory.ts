import type { Statement } from "../domain/report.js";
import type { StatementStore } from "./statements.js";

export function memoryStatements(): StatementStore & { all(): Statement[] } {
  const items = new Map<string, Statement>();
  return {
    all: () => [...items.values()],
    async create(statement) {
      if (!items.has(statement.id)) items.set(statement.id, statement);
    },
    async get(id) {
      return items.get(id);
    },
    async keep() {
      // Nothing expires in memory.
    },
    async erase(id) {
      items.delete(id);
    },
  };
}
