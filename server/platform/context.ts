import type { Db } from './db';

/** The counter device a request comes from. */
export interface DeviceIdentity {
  id: string;
  storeId: string;
  tillId: string;
  /** `{store}-{till}{enrolment}`: what its receipt numbers begin with. */
  prefix: string;
}

/** Who asks: a person with a live session. */
export interface Actor {
  personId: string;
  name: string;
  sessionId: string | null;
  locale: string;
  device: DeviceIdentity | null;
  /** When the password (and code) was last given in this session; null for six digits on a tablet. */
  provedAt: Date | null;
  grants: readonly { role: string; storeId: string | null }[];
}

/** What a person who gave the right password still owes before the session is theirs to work with. */
export type Owed = 'SECOND_FACTOR' | 'PASSWORD' | 'ENROLMENT';

/** A session that is not whole yet: it does nothing but what is owed. */
export interface Owing {
  actor: Actor;
  what: Owed;
}

/**
 * What a command or query knows about its request. `now` is the only clock of commands; `may` answers from the permission
 * table of server/staff/permissions.ts, filled in by server/context.ts.
 */
export interface Context {
  db: Db;
  now: Date;
  actor: Actor | null;
  /** Who would be the actor, but for what they still owe; then there is none. */
  owing: Owing | null;
  /** Device by its enrolment cookie, also before anybody signed in on it. */
  device: DeviceIdentity | null;
  locale: string;
  /** May the actor do this in this store (null: company-wide)? */
  may(permission: string, storeId: string | null): boolean;
}

/** A context whose actor is known. */
export interface ActorContext extends Context {
  actor: Actor;
}
