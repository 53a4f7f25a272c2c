import type { Prisma } from '@/generated/prisma/client';
import { dayToDate } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';

export interface AuditFacts {
  /** Store concerned; null for the company. */
  storeId: string | null;
  /** `noun.verb` */
  action: string;
  subjectKind: string;
  subjectId: string;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
  /** 'YYYY-MM-DD' when the act touches a day's books. */
  businessDay?: string;
  requestId?: string;
}

/** Writes who did what, in the transaction that does it. */
export async function writeAuditEntry(tx: Tx, ctx: ActorContext, facts: AuditFacts): Promise<void> {
  await tx.auditEntry.create({
    data: {
      scopeId: facts.storeId ?? COMPANY_SCOPE,
      id: newId(),
      actorId: ctx.actor.personId,
      deviceId: ctx.actor.device?.id ?? null,
      action: facts.action,
      subjectKind: facts.subjectKind,
      subjectId: facts.subjectId,
      ...(facts.before === undefined ? {} : { before: facts.before }),
      ...(facts.after === undefined ? {} : { after: facts.after }),
      businessDay: facts.businessDay ? dayToDate(facts.businessDay) : null,
      requestId: facts.requestId ?? null,
      occurredAt: ctx.now,
    },
    select: { id: true },
  });
}
