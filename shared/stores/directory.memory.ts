import { parseBook } from "../directory/check.js";
import { documentOf, hashOf } from "../directory/document.js";
import type { DirectoryStore } from "../directory/store.js";
import { transient } from "../domain/errors.js";
import type { Jurisdiction } from "../domain/vocabulary.js";

export function memoryDirectory(): DirectoryStore {
  const documents = new Map<string, string>();
  const inForce = new Map<Jurisdiction, number>();
  const key = (jurisdiction: Jurisdiction, version: number) => `${jurisdiction} ${version}`;

  return {
    async currentVersion(jurisdiction) {
      return inForce.get(jurisdiction);
    },

    async read(jurisdiction, version) {
      const document = documents.get(key(jurisdiction, version));
      if (document === undefined) throw transient("directory-missing");
      return parseBook(JSON.parse(document));
    },

    async versions(jurisdiction) {
      return [...documents.keys()]
        .map((name) => name.split(" "))
        .flatMap(([of, version]) => (of === jurisdiction ? [Number(version)] : []))
        .sort((a, b) => a - b);
    },

    async apply(book, { rollback }) {
      const { jurisdiction, version } = book;
      const document = documentOf(book);
      const stored = documents.get(key(jurisdiction, version));
      if (stored !== undefined && hashOf(stored) !== hashOf(document)) return "version-taken";
      documents.set(key(jurisdiction, version), document);

      const current = inForce.get(jurisdiction);
      if (current === version) return "unchanged";
      if (current !== undefined && current > version && !rollback) return "older-than-current";
      inForce.set(jurisdiction, version);
      return "applied";
    },
  };
}
