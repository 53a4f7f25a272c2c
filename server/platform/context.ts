import type { ActingPerson, Actor, ActorKind, DeviceIdentity } from './actor';
import type { Db } from './db';

/** What a person who gave the right password still owes before the session is theirs to work with. */
export type Owed = 'SECOND_FACTOR' | 'PASSWORD' | 'ENROLMENT';

/** A session that is not whole yet: it does nothing but what is owed. */
export interface Owing {
  actor: ActingPerson;
  what: Owed;
}

/**
 * What a command or query knows about its request. `now` is the only clock of commands; `may` answers from the permission
 * table of server/staff/permissions.ts, filled in by server/context.ts.
 */
export interface Context {
  db: Db;
  now: Date;
  /** How far the asker's own clock is ahead of this server's by its own word, ms; null when it said nothing. */
  clockAheadMs: number | null;
  actor: Actor | null;
  /** Who would be the actor, but for what they still owe; then there is none. */
  owing: Owing | null;
  /** Device by its enrolment cookie, also before anybody signed in on it. */
  device: DeviceIdentity | null;
  locale: string;
  /**
   * When the password was last given in the actor's session, asked of the database: what this process remembers of the session may be
   * from before it was given to another server.
   */
  provedAt(): Promise<Date | null>;
  /** May the actor do this in this store (null: company-wide)? */
  may(permission: string, storeId: string | null): boolean;
}

/** Who acts, and when. */
export interface Acting {
  actor: Actor;
  now: Date;
}

/** A context whose actor is of known kinds. */
export interface ActingContext<K extends ActorKind = ActorKind> extends Context {
  actor: Extract<Actor, { kind: K }>;
}

/** A context behind which a person stands. */
export type ActorContext = ActingContext<ActingPerson['kind']>;
