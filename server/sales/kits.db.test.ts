import { beforeAll, describe, expect, it } from 'vitest';
import { saveProduct } from '@/server/catalog/save-product';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { checkBooks } from '@/server/reports/books/check-books';
import { onHandEverywhere, onHandOf } from '@/server/stock/queries';
import { makeKit, makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { recordPickup } from './record-pickup';
import { ticketDetail } from './ticket-detail';
import { undoPickup } from './undo-pickup';

describe('kits', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let table: Awaited<ReturnType<typeof makeProduct>>;
  let chair: Awaited<ReturnType<typeof makeProduct>>;
  let kit: Awaited<ReturnType<typeof makeKit>>;
  let seq = 0;
  const at = () => {
    seq += 1;
    return shop.at(seq);
  };
  const storeId = () => shop.store.id;
  const onHand = async (productId: string) => {
    const levels = await db().stockLevel.findMany({ where: { storeId: storeId(), productId } });
    return levels.reduce((sum, level) => sum + milliOf(level.onHand), 0) / 1000;
  };
  const stock = async () => [await onHand(table.id), await onHand(chair.id), await onHand(kit.id)];
  const sell = async (over: Parameters<typeof makeSale>[1][number]) => {
    const sale = makeSale(at(), [over]);
    await completeSale(shop.ctx, { storeId: storeId(), ...sale });
    return sale;
  };
  const giveBack = (sale: Parameters<typeof makeReturn>[1], refundFen: number, quantity = '1') =>
    completeReturn.execute(shop.ctx, {
      storeId: storeId(),
      ...makeReturn(at(), sale, { refundFen, quantity }),
    });
  beforeAll(async () => {
    shop = await makeCounter();
    table = await makeProduct({ listPriceFen: 6_000 });
    chair = await makeProduct({ listPriceFen: 1_000 });
    kit = await makeKit(
      [
        { id: table.id, quantity: '1' },
        { id: chair.id, quantity: '4' },
      ],
      { listPriceFen: 8_000 },
    );
  });

  it('are sold for one price, and what they are made of leaves the stock', async () => {
    const sale = await sell({ product: kit, quantity: '2' });
    expect(await stock()).toEqual([-2, -8, 0]);
    const [line] = (await ticketDetail(db(), storeId(), sale.id, { floor: false })).lines;
    const parts = new Map(line?.parts.map((part) => [part.productId, part]));
    expect(parts.get(table.id)).toMatchObject({ quantity: '2', netFen: 9_600 });
    expect(parts.get(chair.id)).toMatchObject({ quantity: '8', netFen: 6_400 });
  });

  it('come back whole, as they were sold, whatever the kit is made of by then', async () => {
    const sale = await sell({ product: kit, quantity: '3' });
    const before = await stock();
    const stool = await makeProduct();
    await db().kitPart.create({ data: { kitId: kit.id, productId: stool.id, quantity: '1', position: 2 } });
    await expect(giveBack(sale, 4_000, '0.5')).rejects.toMatchObject({ code: 'QUANTITY_TOO_FINE' });
    seq -= 1;
    await giveBack(sale, 8_000);
    expect(await stock()).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 4, 0]);
    expect(await onHand(stool.id)).toBe(0);
    await giveBack(sale, 16_000, '2');
    expect(await stock()).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 12, 0]);
    await db().kitPart.delete({ where: { kitId_productId: { kitId: kit.id, productId: stool.id } } });
  });

  it('wait to be picked up as their parts, and are handed over and taken back as such', async () => {
    const sale = await sell({ product: kit, quantity: '2', handover: 'LATER' });
    const before = await stock();
    const lineId = sale.lines[0]?.id ?? '';
    const base = { storeId: storeId(), lineId, quantity: '1' };
    const { pickupId } = await recordPickup.execute(shop.ctx, { ...base, requestId: newId() });
    expect(await stock()).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) - 4, 0]);
    await undoPickup.execute(shop.ctx, { storeId: storeId(), requestId: newId(), pickupId });
    expect(await stock()).toEqual(before);
    await recordPickup.execute(shop.ctx, { ...base, requestId: newId() });
    // One of them still waits: it moves within the shop, the other comes back.
    await giveBack(sale, 16_000, '2');
    expect(await stock()).toEqual(before);
  });

  it('are there as often as the part there is least of', async () => {
    const [lamp, bulb] = [
      await makeProduct({ listPriceFen: 1_000 }),
      await makeProduct({ listPriceFen: 1_000 }),
    ];
    const lit = await makeKit([
      { id: lamp.id, quantity: '1' },
      { id: bulb.id, quantity: '3' },
    ]);
    const sold = [await sell({ product: lamp, quantity: '5' }), await sell({ product: bulb, quantity: '7' })];
    const there = async () => (await onHandOf(db(), storeId(), [lit.id]))[0]?.onHand;
    expect(await there()).toBe('-5');
    for (const sale of sold) await giveBack(sale, sale.netFen, sale.lines[0]?.quantity);
    expect(await there()).toBe('0');
    const everywhere = await onHandEverywhere(db(), [lit.id, lamp.id]);
    expect(everywhere.filter((one) => one.storeId === storeId()).map(({ onHand: left }) => left)).toEqual([
      '0',
      '0',
    ]);
  });

  it('are made of goods with a stock, each once', async () => {
    const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    const save = (parts: { productId: string; quantity: string }[]) =>
      saveProduct.execute(office, {
        requestId: newId(),
        code: `KIT-${newId().slice(-8)}`,
        name: '餐桌套装',
        kind: 'KIT',
        unit: '套',
        decimals: 0,
        categoryName: null,
        listPriceFen: 80_000,
        floorPriceFen: null,
        cost: null,
        taxRateBp: 1300,
        barcodes: [],
        active: true,
        parts,
      });
    const chairs = { productId: chair.id, quantity: '4' };
    await expect(save([])).rejects.toMatchObject({ code: 'KIT_WITHOUT_PARTS' });
    for (const wrong of [
      [{ productId: kit.id, quantity: '1' }],
      [{ productId: chair.id, quantity: '0.5' }],
      [chairs, chairs],
    ])
      await expect(save(wrong)).rejects.toMatchObject({ code: 'KIT_PART_WRONG' });
    const { productId } = await save([chairs]);
    const sale = await sell({ product: await db().product.findUniqueOrThrow({ where: { id: productId } }) });
    const parts = await db().ticketLinePart.findMany({
      where: { storeId: storeId(), lineId: sale.lines[0]?.id ?? '' },
    });
    expect(parts.map((part) => [milliOf(part.quantity), fenOf(part.netFen)])).toEqual([[4_000, 80_000]]);
  });

  it('leave the books true', async () => {
    const facts = await checkBooks(db());
    expect(facts.flatMap(({ number, examples }) => ([1, 2, 3].includes(number) ? examples : []))).toEqual([]);
  });
});
