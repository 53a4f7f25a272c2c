/** The counter device a request comes from. */
export interface DeviceIdentity {
  id: string;
  storeId: string;
  tillId: string;
  /** `{store}-{till}{enrolment}`: what its receipt numbers begin with. */
  prefix: string;
}

interface PersonFacts {
  personId: string;
  name: string;
  sessionId: string | null;
  locale: string;
  /** When the password (and code) was last given in this session; null for six digits on a tablet. */
  provedAt: Date | null;
  grants: readonly { role: string; storeId: string | null }[];
}

/** A person with a session of their own, in the office or on the floor. */
export interface PersonActor extends PersonFacts {
  kind: 'PERSON';
  device: null;
}

/** A person at an enrolled counter device. */
export interface CounterActor extends PersonFacts {
  kind: 'COUNTER';
  device: DeviceIdentity;
}

/** An import that goes on in a person's name. */
export interface ImportActor extends PersonFacts {
  kind: 'IMPORT';
  device: null;
  runId: string;
}

/** Daybook itself, by the clock or because something happened. */
export interface JobActor {
  kind: 'JOB';
  /** Name of its task. */
  job: string;
}

/** A program of the company's own that asks with a key; it holds roles like a person. */
export interface ApiKeyActor {
  kind: 'API_KEY';
  keyId: string;
  name: string;
  grants: PersonFacts['grants'];
}

/** A platform or a bank that reports something by a signed call. */
export interface WebhookActor {
  kind: 'WEBHOOK';
  /** Which of the company's connections it came by. */
  connectionId: string;
  name: string;
}

/** Whoever acts. */
export type Actor = PersonActor | CounterActor | ImportActor | JobActor | ApiKeyActor | WebhookActor;
export type ActorKind = Actor['kind'];
/** Those behind whom a person stands who answers for it. */
export type ActingPerson = PersonActor | CounterActor | ImportActor;

export const PERSON_KINDS = [
  'PERSON',
  'COUNTER',
  'IMPORT',
] as const satisfies readonly ActingPerson['kind'][];

export function isPerson(actor: Actor): actor is ActingPerson {
  return PERSON_KINDS.some((kind) => kind === actor.kind);
}

/** The person who acts, if one does. */
export function personOf({ actor }: { actor: Actor | null }): ActingPerson | null {
  return actor && isPerson(actor) ? actor : null;
}

/** The counter device a person acts at, if they do. */
export function deviceOf({ actor }: { actor: Actor | null }): DeviceIdentity | null {
  return actor?.kind === 'COUNTER' ? actor.device : null;
}

/** A person where they are: at a counter device, or not. */
export function personAt(facts: PersonFacts, device: DeviceIdentity | null): PersonActor | CounterActor {
  return device ? { ...facts, kind: 'COUNTER', device } : { ...facts, kind: 'PERSON', device: null };
}

/** Somebody whose session is not there to be seen: who made a code, who sets the company up. */
export function personByName(person: { id: string; name: string; locale: string }): PersonActor {
  const { id: personId, name, locale } = person;
  return {
    kind: 'PERSON',
    personId,
    name,
    locale,
    sessionId: null,
    device: null,
    provedAt: null,
    grants: [],
  };
}

/** Who acted, as rows keep it. */
export interface ActorMark {
  kind: ActorKind;
  /** The person who answers for it; null where none does. */
  id: string | null;
  /** What tells several of a kind apart: task, run, key, connection. */
  ref: string | null;
  deviceId: string | null;
}

export function markOf(actor: Actor): ActorMark {
  switch (actor.kind) {
    case 'JOB':
      return { kind: actor.kind, id: null, ref: actor.job, deviceId: null };
    case 'API_KEY':
      return { kind: actor.kind, id: null, ref: actor.keyId, deviceId: null };
    case 'WEBHOOK':
      return { kind: actor.kind, id: null, ref: actor.connectionId, deviceId: null };
    case 'IMPORT':
      return { kind: actor.kind, id: actor.personId, ref: actor.runId, deviceId: null };
    default:
      return { kind: actor.kind, id: actor.personId, ref: null, deviceId: actor.device?.id ?? null };
  }
}
