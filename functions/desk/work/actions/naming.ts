import type { Agency } from "../../../../shared/directory/book.js";
import { returnedBy } from "../../../../shared/directory/reroute.js";
import type { Officer } from "../../officer.js";
import type { Case } from "../case.js";

/** Whom an agency may name to get a report in its place: not those that gave it back, while others are left. */
export function agenciesToName({ book, agency }: Officer, one: Case | undefined): readonly Agency[] {
  if (one?.dispatch.role === "informed") return [];
  const others = book.agencies.filter(({ id }) => id !== agency.id);
  const gaveItBack = one ? returnedBy(one.report) : [];
  const left = others.filter(({ id }) => !gaveItBack.includes(id));
  return left.length > 0 ? left : others;
}

/** The focal point is whom reports go to when nobody else is named: it has to say who is to get one. */
export function mustName(officer: Officer, one: Case | undefined): boolean {
  return officer.agency.id === officer.book.focalPoint && agenciesToName(officer, one).length > 0;
}
