import { type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOrNull } from '@/server/platform/numbers';
import { openStores, storesOf } from '@/server/stores/queries';
import { setTargetsInput } from '../schema';

/** Says what stores are meant to take in a month; what stays as it was is not written. @throws NotFound (store) */
export const setTargets = command({
  name: 'insight.setTargets',
  permission: 'insight.setTargets',
  scope: 'company',
  input: setTargetsInput,
  async run(tx, { month, targets, requestId }, ctx) {
    const first = dayToDate(`${month}-01`);
    const storeIds = targets.map(({ storeId }) => storeId).toSorted();
    if ((await storesOf(tx, storeIds)).length !== new Set(storeIds).size)
      throw new NotFound({ noun: 'store' });
    const before = await tx.salesTarget.findMany({ where: { month: first, storeId: { in: storeIds } } });
    const known = new Map(before.map(({ storeId, amountFen }) => [storeId, fenOrNull(amountFen)]));
    const changed = targets.filter(({ storeId, amountFen }) => amountFen !== (known.get(storeId) ?? null));
    for (const { storeId, amountFen } of changed.toSorted((a, b) => (a.storeId < b.storeId ? -1 : 1))) {
      const said = { amountFen, setById: ctx.actor.personId, setAt: ctx.now };
      await tx.salesTarget.upsert({
        where: { storeId_month: { storeId, month: first } },
        create: { storeId, month: first, ...said },
        update: said,
      });
      await writeAuditEntry(tx, ctx, {
        storeId,
        action: 'insight.setTargets',
        subjectKind: 'target',
        subjectId: month,
        before: { amountFen: known.get(storeId) ?? null },
        after: { amountFen },
        requestId,
      });
    }
    return { changed: changed.length };
  },
});

/** Every open store with its targets of this month and of the month before, for the form. @param month first day */
export async function targetsForm(reader: Reader, month: Day, before: Day) {
  const stores = await openStores(reader);
  const rows = await reader.salesTarget.findMany({
    where: {
      month: { in: [month, before].map(dayToDate) },
      storeId: { in: stores.map(({ id }) => id) },
    },
  });
  const amount = (storeId: string, of: Day) =>
    fenOrNull(rows.find((row) => row.storeId === storeId && dateToDay(row.month) === of)?.amountFen ?? null);
  return stores.map(({ id, code, name }) => ({
    ...{ storeId: id, code, name },
    amountFen: amount(id, month),
    beforeFen: amount(id, before),
  }));
}
