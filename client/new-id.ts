import { v7 } from 'uuid';

/** A new UUIDv7 made on the tablet: tickets, lines, tenders and requests have theirs before the server knows them. */
export function newId(): string {
  return v7();
}
