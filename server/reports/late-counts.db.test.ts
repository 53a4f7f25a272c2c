import { expect, it } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { completeSale } from '@/server/sales/complete-sale';
import { finishSheet } from '@/server/stocktake/keep-sheets';
import { postStocktake } from '@/server/stocktake/post-stocktake';
import { recordCounts } from '@/server/stocktake/record-counts';
import { makeSale } from '@/tests/factories/sales';
import { countEvents, makeStocktakeShop } from '@/tests/factories/stocktake';
import { asOwner } from '@/tests/helpers/database';
import { submitReport } from './submit-report';

/** In the middle of a business day. */
const AT = new Date('2026-11-23T02:00:00Z');

it('a day is not closed over a count that a late sale put wrong', async () => {
  const minute = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
  const shop = await makeStocktakeShop(AT);
  const sofa = await shop.stocked(10);
  const { stocktakeId, sheetOf } = await shop.begun();
  const sheetId = sheetOf(shop.zones.floor);
  await recordCounts.execute(await shop.as(shop.first, 10), {
    ...shop.base(),
    sheetId,
    ...countEvents(minute(10), [{ product: sofa, quantity: '9' }]),
  });
  for (const id of [sheetId, sheetOf(shop.zones.shelf)])
    await finishSheet.execute(await shop.as(shop.first, 11), { ...shop.base(), sheetId: id });
  await postStocktake.execute(await shop.as(shop.manager, 20), {
    ...shop.base(),
    stocktakeId,
    seenVariances: 1,
    skipRecountReason: '只有一人在店',
  });
  const sale = makeSale({ ...shop.at(1), occurredAt: minute(5) }, [{ product: sofa, quantity: '1' }]);
  await completeSale({ ...shop.ctx, now: minute(30) }, { storeId: shop.store.id, ...sale });
  const onHand = async () =>
    (
      await db().stockLevel.findFirstOrThrow({ where: { storeId: shop.store.id, productId: sofa.id } })
    ).onHand.toString();
  expect(await onHand()).toBe('8');
  await asOwner(
    `UPDATE till_session SET closed_at = now(), closed_by_id = opened_by_id, z_number = 1, expected_fen = 0, counted_fen = 0,
       difference_fen = 0 WHERE id = $1`,
    [shop.session.id],
  );
  const day = businessDayOf(minute(40), shop.store.timeZone, shop.store.dayStartMinute);
  await submitReport.execute(await shop.as(shop.manager, 40), { ...shop.base(), day });
  expect(await onHand()).toBe('9');
  expect(await db().stocktakeLate.count({ where: { storeId: shop.store.id, stocktakeId } })).toBe(1);
});
