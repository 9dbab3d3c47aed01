import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { TableDeclaration } from "../../infra/local/parts.js";

/** What DynamoDB charges for, on demand: units of 1 KB written, and of 4 KB read (strongly consistent). */
export interface Units {
  readonly writes: number;
  readonly reads: number;
}
export type Item = Readonly<Record<string, AttributeValue>>;

const WRITE_UNIT = 1024;
const READ_UNIT = 4096;

/** DynamoDB developer guide, "DynamoDB item sizes and formats". */
export function sizeOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOfValue(value), 0);
}

function sizeOfValue({ S, N, L, M, BOOL, NULL, ...others }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.replaceAll(/\D/g, "").length / 2) + 1;
  if (BOOL !== undefined || NULL !== undefined) return 1;
  // Lists and maps: three bytes each, and one more for each thing in them.
  if (L) return L.reduce((sum, one) => sum + 1 + sizeOfValue(one), 3);
  if (M) return 3 + Object.keys(M).length + sizeOf(M);
  throw new Error(`no size is known of ${Object.keys(others).join()}`);
}

const unitsOf = (item: Item, unit: number): number => Math.max(1, Math.ceil(sizeOf(item) / unit));

/** Items read by their keys count one by one, and one that is not there as a small one. */
export const readByKey = (items: readonly (Item | undefined)[]): number =>
  items.reduce((sum, item) => sum + unitsOf(item ?? {}, READ_UNIT), 0);

/** Items that a query read count together; half when they may be a moment old. */
export function readByQuery(items: readonly Item[], consistent: boolean): number {
  const bytes = items.reduce((sum, item) => sum + sizeOf(item), 0);
  return Math.max(1, Math.ceil(bytes / READ_UNIT)) / (consistent ? 1 : 2);
}

/** A write counts the larger of the item before and after it, and each index whose entry it changes. */
export function written(table: TableDeclaration, before: Item | undefined, after: Item): number {
  const own = Math.max(unitsOf(before ?? {}, WRITE_UNIT), unitsOf(after, WRITE_UNIT));
  return table.GlobalSecondaryIndexes.reduce((sum, index) => {
    const entry = (item: Item | undefined) => item && entryOf(table, index, item);
    return sum + writtenToIndex(index, entry(before), entry(after));
  }, own);
}

type Index = TableDeclaration["GlobalSecondaryIndexes"][number];

/** What an index holds of an item; nothing when the item lacks one of its keys. */
function entryOf({ KeySchema }: TableDeclaration, index: Index, item: Item): Item | undefined {
  const { ProjectionType, NonKeyAttributes = [] } = index.Projection;
  if (keysOf(index).some((name) => item[name] === undefined)) return undefined;
  if (ProjectionType === "ALL") return item;
  const held = new Set([...KeySchema.map(({ AttributeName }) => AttributeName), ...keysOf(index), ...NonKeyAttributes]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => held.has(name)));
}

const keysOf = ({ KeySchema }: Index): string[] => KeySchema.map(({ AttributeName }) => AttributeName);

/** DynamoDB developer guide, "Using Global Secondary Indexes": a changed key is a deletion and a new entry. */
function writtenToIndex(index: Index, before: Item | undefined, after: Item | undefined): number {
  const [old, fresh] = [before, after].map((entry) => (entry ? unitsOf(entry, WRITE_UNIT) : 0));
  if (old === undefined || fresh === undefined) return 0;
  if (!before || !after) return old + fresh;
  const differ = (names: readonly string[]) => names.some((name) => !isSame(before[name], after[name]));
  if (differ(keysOf(index))) return old + fresh;
  return differ([...Object.keys(before), ...Object.keys(after)]) ? Math.max(old, fresh) : 0;
}

const isSame = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
