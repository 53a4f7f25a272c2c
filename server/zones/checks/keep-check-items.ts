import { businessDayOf, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { storeSettings } from '@/server/stores/store-settings';
import { CheckNotAsked } from '../errors';
import { addCheckItemInput, closeCheckItemInput, editCheckItemInput } from '../schema';

/** Another thing to look at in every zone, from today on. */
export const addCheckItem = command({
  name: 'zones.addCheckItem',
  permission: 'zones.manage',
  scope: 'store',
  input: addCheckItemInput,
  async run(tx, { storeId, requestId, rhythm, text, floorOnly }, ctx) {
    const store = await storeSettings(tx, storeId);
    const position = await tx.checkItem.count({ where: { storeId } });
    const today = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
    await tx.checkItem.create({
      data: { storeId, id: requestId, rhythm, text, floorOnly, position, firstOn: dayToDate(today) },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.addCheckItem',
      subjectKind: 'checkItem',
      subjectId: requestId,
      after: { rhythm, text, floorOnly },
      requestId,
    });
    return { itemId: requestId };
  },
});

/** Other words or another place for the same thing. @throws NotFound, CheckNotAsked */
export const editCheckItem = command({
  name: 'zones.editCheckItem',
  permission: 'zones.manage',
  scope: 'store',
  input: editCheckItemInput,
  async run(tx, { storeId, requestId, itemId, text, floorOnly, position }, ctx) {
    const item = await lockItem(tx, storeId, itemId);
    await tx.checkItem.update({
      where: { storeId_id: { storeId, id: itemId } },
      data: { text, floorOnly, position },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.editCheckItem',
      subjectKind: 'checkItem',
      subjectId: itemId,
      before: { text: item.text, floorOnly: item.floorOnly, position: item.position },
      after: { text, floorOnly, position },
      requestId,
    });
    return { itemId };
  },
});

/** Not asked for any more; what was checked stays. @throws NotFound, CheckNotAsked */
export const closeCheckItem = command({
  name: 'zones.closeCheckItem',
  permission: 'zones.manage',
  scope: 'store',
  input: closeCheckItemInput,
  async run(tx, { storeId, requestId, itemId }, ctx) {
    const item = await lockItem(tx, storeId, itemId);
    await tx.checkItem.update({
      where: { storeId_id: { storeId, id: itemId } },
      data: { closedAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.closeCheckItem',
      subjectKind: 'checkItem',
      subjectId: itemId,
      before: { text: item.text },
      requestId,
    });
    return { itemId };
  },
});

/** An item that is asked for, locked. @throws NotFound, CheckNotAsked */
async function lockItem(tx: Tx, storeId: string, itemId: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM check_item WHERE store_id = ${storeId}::uuid AND id = ${itemId}::uuid FOR UPDATE`;
  return openItem(tx, storeId, itemId);
}

/** An item that is asked for. @throws NotFound, CheckNotAsked */
export async function openItem(tx: Tx, storeId: string, itemId: string) {
  const item = await tx.checkItem.findUnique({ where: { storeId_id: { storeId, id: itemId } } });
  if (!item) throw new NotFound({ noun: 'checkItem' });
  if (item.closedAt) throw new CheckNotAsked();
  return item;
}
