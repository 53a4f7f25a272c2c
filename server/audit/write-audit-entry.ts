import type { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';
import { dateOf, dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, type Piece } from '@/server/platform/sql';

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

/** Writes who did what, in the transaction that does it. */
export async function writeAuditEntry(tx: Tx, ctx: ActorContext, facts: AuditFacts): Promise<void> {
  const scopeId = facts.storeId ?? COMPANY_SCOPE;
  await tx.auditEntry.create({
    data: {
      scopeId,
      id: newId(),
      actorId: ctx.actor.personId,
      deviceId: ctx.actor.device?.id ?? null,
      action: facts.action,
      subjectKind: facts.subjectKind,
      subjectId: facts.subjectId,
      ...(facts.before === undefined ? {} : { before: facts.before }),
      ...(facts.after === undefined ? {} : { after: facts.after }),
      businessDay: facts.businessDay ? dateOf(facts.businessDay, scopeId) : null,
      requestId: facts.requestId ?? null,
      occurredAt: ctx.now,
    },
    select: { id: true },
  });
}

const COLUMNS = [
  'scope_id',
  'id',
  'actor_id',
  'device_id',
  'action',
  'subject_kind',
  'subject_id',
  'after',
  'business_day',
  'request_id',
  'occurred_at',
] as const;

/** Audit entries as a piece of one statement, for commands that write set-based. */
export function auditPiece(ctx: ActorContext, facts: readonly AuditFacts[]): Piece {
  return auditRowsPiece(auditRows(ctx, facts));
}

/** The same where several people's acts are written together: each with `auditRows` of their own context. */
export function auditRowsPiece(rows: ReturnType<typeof auditRows>): Piece {
  return insertRows('audit_entry', COLUMNS, rows);
}

/** One person's audit entries, keyed by column. */
export function auditRows(ctx: ActorContext, facts: readonly AuditFacts[]) {
  return facts.map((fact) => ({
    scope_id: fact.storeId ?? COMPANY_SCOPE,
    id: newId(),
    actor_id: ctx.actor.personId,
    device_id: ctx.actor.device?.id ?? null,
    action: fact.action,
    subject_kind: fact.subjectKind,
    subject_id: fact.subjectId,
    after: fact.after ?? null,
    business_day: fact.businessDay ? dayOf(fact.businessDay, fact.storeId ?? COMPANY_SCOPE) : null,
    request_id: fact.requestId ?? null,
    occurred_at: ctx.now.toISOString(),
  }));
}
