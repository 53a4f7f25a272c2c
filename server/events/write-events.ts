import { Prisma } from '@/generated/prisma/client';
import { markOf } from '@/server/platform/actor';
import type { Acting } from '@/server/platform/context';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';
import { insertRows, type Piece } from '@/server/platform/sql';
import { consumersOf } from './consumers';

export interface EventFacts {
  /** Store concerned; null for the company. */
  storeId: string | null;
  /** `noun.verb` */
  name: string;
  subjectKind: string;
  subjectId: string;
  /** 1 unless what consumers may take for granted has changed. */
  version?: number;
}

const COLUMNS = [
  'scope_id',
  'id',
  'name',
  'version',
  'subject_kind',
  'subject_id',
  'actor_kind',
  'actor_id',
  'actor_ref',
  'device_id',
  'occurred_at',
] as const;

export type EventRow = ReturnType<typeof eventRows>[number];

/** One actor's events, keyed by column. */
export function eventRows(ctx: Acting, facts: readonly EventFacts[]) {
  const mark = markOf(ctx.actor);
  return facts.map((fact) => ({
    scope_id: fact.storeId ?? COMPANY_SCOPE,
    id: newId(),
    name: fact.name,
    version: fact.version ?? 1,
    subject_kind: fact.subjectKind,
    subject_id: fact.subjectId,
    actor_kind: mark.kind,
    actor_id: mark.id,
    actor_ref: mark.ref,
    device_id: mark.deviceId,
    occurred_at: ctx.now.toISOString(),
  }));
}

/** Events as a piece of the statement that does what they tell of. */
export function eventsPiece(rows: readonly EventRow[]): Piece {
  return insertRows('domain_event', COLUMNS, rows);
}

/** Where processes that follow events listen. */
export const EVENTS_CHANNEL = 'daybook_events';

/** Calls those out who follow: heard when the transaction commits. Sales are too many for it, and found by looking. */
export const CALL_OUT = Prisma.sql`SELECT pg_notify(${Prisma.raw(`'${EVENTS_CHANNEL}'`)}, '')::text AS done`;

/** What one job is told about one event. */
export interface EventMark {
  scopeId: string;
  eventId: string;
}

/**
 * The last `SELECT` of that statement: a job for each who waits for one of the events, in the same transaction; nothing where
 * nobody does.
 */
export function enqueueConsumers(rows: readonly EventRow[]): Prisma.Sql | undefined {
  const jobs = rows.flatMap((row) =>
    consumersOf(row.name).map((task) => {
      const payload: EventMark = { scopeId: row.scope_id, eventId: row.id };
      return { task, payload, key: `${task}:${row.id}` };
    }),
  );
  if (jobs.length === 0) return undefined;
  return Prisma.sql`SELECT count(jobs.enqueue(j.task, j.payload, j.key)) AS done, pg_notify(${Prisma.raw(`'${EVENTS_CHANNEL}'`)}, '')::text AS called
    FROM json_to_recordset(${JSON.stringify(jobs)}::json) AS j(task text, payload json, key text)`;
}
