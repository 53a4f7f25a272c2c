import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { lockAccount } from '../credit/lock-accounts';
import { postCreditEntries } from '../credit/post-credit-entry';
import { PointsShort } from './errors';
import { correctPointsInput } from './schema';

/** A customer's points put right by somebody's word. @throws CustomerUnknown, PointsShort */
export const correctPoints = command({
  name: 'points.correct',
  permission: 'credit.correct',
  scope: 'store',
  input: correctPointsInput,
  async run(tx, { storeId, requestId, customerId: asked, points, reason }, ctx) {
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const { customerId, points: has } = await lockAccount(tx, asked);
    const leftAfter = has + points;
    if (points < 0 && leftAfter < 0) throw new PointsShort({ left: has });
    const entryId = newId();
    await postCreditEntries(
      tx,
      storeId,
      [],
      [],
      [
        {
          id: entryId,
          customerId,
          kind: 'CORRECTION',
          points,
          leftAfter,
          documentKind: 'ACT',
          documentId: entryId,
          reason,
          personId: ctx.actor.personId,
          businessDay,
          occurredAt: ctx.now,
        },
      ],
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'points.correct',
      subjectKind: 'pointEntry',
      subjectId: entryId,
      after: { customerId, points, reason },
      businessDay,
      requestId,
    });
    return { entryId, points: leftAfter };
  },
});
