import { answerDifference } from '@/server/handovers/answer-difference';
import { handOverZone } from '@/server/handovers/hand-over-zone';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { placeOnShelf } from '@/server/stock/shelves/place-on-shelf';
import { assignOwner } from '@/server/zones/assign-owner';
import { addCheckItem } from '@/server/zones/checks/keep-check-items';
import { recordCheck } from '@/server/zones/checks/record-check';
import { addShelf } from '@/server/zones/keep-shelves';
import { makeAttachment } from './attachments';
import { contextOf, givePin, makePerson } from './staff';
import type { makeStore } from './stores';

/**
 * A zone's day: a shelf with a product, a check that failed with a picture, a handover that counts one too many, and the reason why.
 * @param ctx of somebody who keeps the zones
 */
export async function livedZone(
  store: Awaited<ReturnType<typeof makeStore>>,
  ctx: Awaited<ReturnType<typeof contextOf>>,
  productId: string,
) {
  const base = () => ({ storeId: store.id, requestId: newId() });
  const zoneId = store.zones.floor.id;
  const [giver, taker] = [await makePerson(['CLERK'], store.id), await makePerson(['CLERK'], store.id)];
  const pins = { giver: await givePin(giver.id), taker: await givePin(taker.id) };
  const before = { ...ctx, now: new Date(Date.now() - 3_600_000) };
  await assignOwner.execute(before, { ...base(), zoneId, personId: giver.id, endsAt: null });
  const { shelfId } = await addShelf.execute(ctx, { ...base(), zoneId, code: 'S1', name: '' });
  await placeOnShelf.execute(ctx, { ...base(), shelfId, productIds: [productId] });
  const { itemId } = await addCheckItem.execute(ctx, { ...base(), rhythm: 'DAILY', text: '整洁' });
  const attachmentId = await makeAttachment(ctx, store.id);
  await recordCheck.execute(ctx, { ...base(), zoneId, itemId, passed: false, note: '有灰', attachmentId });
  const now = new Date();
  const level = await db().stockLevel.findFirst({ where: { storeId: store.id, zoneId, productId } });
  const { handoverId } = await handOverZone(await contextOf(giver, { now }), {
    ...base(),
    ...pins,
    sentAt: now,
    zoneId,
    ownerId: giver.id,
    giverId: giver.id,
    toPersonId: taker.id,
    lines: [{ productId, counted: String(Number(level?.onHand ?? 0) + 1), countedAt: now }],
  });
  const count = await db().handoverCount.findFirstOrThrow({ where: { storeId: store.id, handoverId } });
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  await answerDifference.execute(manager, { ...base(), countId: count.id, reason: '点重了' });
  return { handoverId };
}
