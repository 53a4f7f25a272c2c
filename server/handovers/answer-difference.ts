import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { lockDocumentSeries } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { HandoverDifferenceClosed, OwnHandover } from './errors';
import { answerDifferenceInput } from './handover-schema';
import { openDifferences } from './open-differences';

/**
 * Ends a difference with a reason, by nobody who signed the handover: it was found on the next shelf, or counted wrong.
 * @throws NotFound, OwnHandover, HandoverDifferenceClosed
 */
export const answerDifference = command({
  name: 'handovers.answerDifference',
  permission: 'handovers.answerDifference',
  scope: 'store',
  input: answerDifferenceInput,
  async run(tx, { storeId, requestId, countId, reason }, ctx) {
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const count = await tx.handoverCount.findUnique({
      where: { storeId_id: { storeId, id: countId } },
      include: { handover: { include: { zone: { select: { name: true } } } } },
    });
    if (!count) throw new NotFound({ noun: 'handover' });
    const { handover } = count;
    if ([handover.givenById, handover.fromPersonId, handover.toPersonId].includes(ctx.actor.personId))
      throw new OwnHandover();
    // An append-only row cannot be locked: two answers wait for each other by its id, a shortage case by its series.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`handover_answer${countId}`}, 1))::text`;
    await lockDocumentSeries(tx, storeId, 'SHORTAGE_CASE');
    const open = await openDifferences(tx, { storeIds: [storeId], countId });
    if (open.length === 0) throw new HandoverDifferenceClosed();
    await tx.handoverAnswer.create({
      data: {
        storeId,
        countId,
        reason,
        personId: ctx.actor.personId,
        businessDay: dateOf(businessDay, storeId),
        answeredAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'handovers.answerDifference',
      subjectKind: 'handoverDifference',
      subjectId: countId,
      after: { zone: handover.zone.name, productId: count.productId, reason },
      businessDay,
      requestId,
    });
    return { countId };
  },
});
