import type { Acting, ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { changeCase, type LockedCase, lockCase } from './case-internal';
import { OutcomeDocumentWrong, OutcomeGivenAlready, OutcomeNotApproved } from './errors';

/** An outcome with its case, which nobody else changes until the transaction ends. @throws NotFound, ComplaintUnknown */
export async function lockOutcome(
  tx: Tx,
  ctx: Acting,
  of: { storeId: string; complaintId: string; outcomeId: string },
) {
  const locked = await lockCase(tx, ctx, of);
  const outcome = await tx.complaintOutcome.findUnique({
    where: { storeId_id: { storeId: of.storeId, id: of.outcomeId } },
  });
  if (outcome?.complaintId !== of.complaintId) throw new NotFound({ noun: 'complaintOutcome' });
  return { locked, outcome };
}

/** Ready to be given: of this kind, approved where it must be, and not given yet. @throws OutcomeDocumentWrong, OutcomeNotApproved, OutcomeGivenAlready */
export function requireGivable(
  outcome: {
    kind: string;
    needsApproval: boolean;
    approvedAt: Date | null;
    calledOffAt: Date | null;
    givenAt: Date | null;
  },
  ...kinds: string[]
): void {
  if (!kinds.includes(outcome.kind)) throw new OutcomeDocumentWrong();
  if (outcome.needsApproval && !outcome.approvedAt) throw new OutcomeNotApproved();
  if (outcome.givenAt || outcome.calledOffAt) throw new OutcomeGivenAlready();
}

export interface Given {
  requestId: string;
  kind: 'TICKET' | 'CASH_MOVEMENT' | 'CREDIT_ENTRY' | 'ADJUSTMENT';
  documentId: string;
}

/** The outcome names the document it was given by, and the case has a step of it. */
export async function writeGiven(
  tx: Tx,
  ctx: ActorContext,
  { locked, outcome }: { locked: LockedCase; outcome: { id: string; kind: string } },
  { requestId, kind, documentId }: Given,
) {
  await tx.complaintOutcome.update({
    where: { storeId_id: { storeId: locked.row.storeId, id: outcome.id } },
    data: {
      documentKind: kind,
      documentId,
      givenById: ctx.actor.personId,
      givenAt: ctx.now,
    },
    select: { id: true },
  });
  return changeCase(tx, ctx, locked, {
    action: 'complaints.give',
    requestId,
    step: { kind: 'GIVEN', facts: { kind: outcome.kind, document: kind } },
    facts: { kind: outcome.kind, document: kind },
  });
}
