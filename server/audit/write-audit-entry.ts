import type { Prisma } from '@/generated/prisma/client';
import {
  CALL_OUT,
  type EventFacts,
  enqueueConsumers,
  eventRows,
  eventsPiece,
} from '@/server/events/write-events';
import { markOf } from '@/server/platform/actor';
import type { Acting } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, oneStatement, type Piece } from '@/server/platform/sql';

export interface AuditFacts {
  /** Store concerned; null for the company. */
  storeId: string | null;
  /** `noun.verb` */
  action: string;
  subjectKind: string;
  subjectId: string;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
  /** When the act touches a day's books: of the same store, whose seal covers the entry. */
  businessDay?: PostingDay;
  requestId?: string;
}

/** Writes who did what, and that it happened, in the transaction that does it. */
export async function writeAuditEntry(tx: Tx, ctx: Acting, facts: AuditFacts): Promise<void> {
  await writeAuditEntries(tx, ctx, [facts]);
}

/** Several acts of one request, one entry each, in one statement. */
export async function writeAuditEntries(tx: Tx, ctx: Acting, facts: readonly AuditFacts[]): Promise<void> {
  if (facts.length === 0) return;
  const { pieces, heard } = actPieces([{ ctx, facts }]);
  await tx.$queryRaw(
    heard ? oneStatement('act-heard', pieces, heard) : oneStatement('act', pieces, CALL_OUT),
  );
}

const COLUMNS = [
  'scope_id',
  'id',
  'actor_id',
  'actor_kind',
  'actor_ref',
  'device_id',
  'action',
  'subject_kind',
  'subject_id',
  'before',
  'after',
  'business_day',
  'request_id',
  'occurred_at',
] as const;

/** What one actor did. */
export interface Acts {
  ctx: Acting;
  facts: readonly AuditFacts[];
}

/**
 * Acts as pieces of one statement, for commands that write set-based: the trail, what happened, and, where a job waits to hear
 * of it, the statement's last SELECT. A prepared statement with it is another one and has a name of its own.
 */
export function actPieces(acts: readonly Acts[]): {
  pieces: { audit: Piece; events: Piece };
  heard: Prisma.Sql | undefined;
} {
  const entries = acts.flatMap(({ ctx, facts }) => auditRows(ctx, facts));
  const events = acts.flatMap(({ ctx, facts }) => eventRows(ctx, facts.map(eventOf)));
  return {
    pieces: { audit: insertRows('audit_entry', COLUMNS, entries), events: eventsPiece(events) },
    heard: enqueueConsumers(events),
  };
}

function eventOf({ storeId, action, subjectKind, subjectId }: AuditFacts): EventFacts {
  return { storeId, name: action, subjectKind, subjectId };
}

/** One actor's audit entries, keyed by column. */
function auditRows(ctx: Acting, facts: readonly AuditFacts[]) {
  const mark = markOf(ctx.actor);
  return facts.map((fact) => ({
    scope_id: fact.storeId ?? COMPANY_SCOPE,
    id: newId(),
    actor_id: mark.id,
    actor_kind: mark.kind,
    actor_ref: mark.ref,
    device_id: mark.deviceId,
    action: fact.action,
    subject_kind: fact.subjectKind,
    subject_id: fact.subjectId,
    before: fact.before ?? null,
    after: fact.after ?? null,
    business_day: fact.businessDay ? dayOf(fact.businessDay, fact.storeId ?? COMPANY_SCOPE) : null,
    request_id: fact.requestId ?? null,
    occurred_at: ctx.now.toISOString(),
  }));
}
