import { v7 } from 'uuid';

/** Scope of what belongs to the company rather than to one store. */
export const COMPANY_SCOPE = '00000000-0000-0000-0000-000000000000';

/** A new UUIDv7: sorts by time, needs no sequence. */
export function newId(): string {
  return v7();
}
