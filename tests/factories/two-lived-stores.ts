import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handOverZone } from '@/server/handovers/hand-over-zone';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { orderGoods } from '@/server/purchasing/purchase-orders/order-goods';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { setRules } from '@/server/purchasing/replenishment/set-rules';
import { returnToSupplier } from '@/server/purchasing/supplier-returns/return-to-supplier';
import { completeSale } from '@/server/sales/complete-sale';
import { openCase } from '@/server/shortages/open-case';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { moveBetweenZones } from '@/server/stock/moves/move-between-zones';
import { requestTransfer } from '@/server/transfers/request-transfer';
import { assignOwner } from '@/server/zones/assign-owner';
import { makeReconciledShop } from './reconciliation';
import { makeSale } from './sales';
import { contextOf, givePin } from './staff';

const PIN = '739205';
/** What tells the goods of these stores from their neighbours. */
export const SPEC = '米白 三人位';
type Shop = Awaited<ReturnType<typeof makeReconciledShop>>;
interface Place {
  supplierId: string;
  folder: string;
}

/** Two stores with two documents of every kind in each. */
export async function makeTwoLivedStores(): Promise<[Shop, Shop]> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-lists-'));
  const { id: supplierId } = await db().supplier.create({
    data: { id: newId(), code: newId(), name: '供应商' },
  });
  const [here, there] = [await makeReconciledShop(), await makeReconciledShop()];
  await lived(here, { supplierId, folder });
  await lived(there, { supplierId, folder });
  await rm(folder, { recursive: true, force: true });
  for (const [to, from] of [
    [here, there],
    [there, here],
  ] as const)
    await requestTransfer.execute(await contextOf(to.manager), {
      storeId: to.storeId,
      requestId: newId(),
      fromStoreId: from.storeId,
      lines: [{ productId: (await to.stocked(1)).id, quantity: '1' }],
    });
  return [here, there];
}

async function lived(shop: Shop, { supplierId, folder }: Place): Promise<void> {
  const ctx = await contextOf(shop.manager);
  const base = () => ({ storeId: shop.storeId, requestId: newId() });
  const { floor, shelf } = shop.zones;
  const product = await shop.stocked(100, { name: '布艺沙发', spec: SPEC });
  const { id: productId } = product;
  for (const zoneId of [floor, shelf])
    await assignOwner.execute(ctx, { ...base(), zoneId, personId: shop.first.id, endsAt: null });
  for (const person of [shop.first, shop.second, shop.manager]) await givePin(person.id, PIN);
  for (const round of [1, 2]) {
    await completeSale(shop.ctx, {
      ...base(),
      ...makeSale(shop.at(round), [{ product, quantity: `${round}` }]),
    });
    await orderGoods.execute(ctx, {
      ...base(),
      supplierId,
      lines: [{ productId, quantity: '15', unitCost: `${round * 333}.35` }],
    });
    await receiveGoods.execute(ctx, {
      ...base(),
      supplierId,
      supplierNote: newId(),
      freightFen: round,
      lines: [{ productId, quantity: '2', unitCost: `${round * 1000}` }],
    });
    await returnToSupplier.execute(ctx, {
      ...base(),
      supplierId,
      reason: '破损',
      lines: [{ productId, quantity: '1', creditFen: round * 700 }],
    });
    const lines = [{ productId, quantity: `${-round}` }];
    await adjustStock.execute(ctx, {
      ...base(),
      reason: round === 1 ? 'DAMAGE' : 'LOSS',
      note: '坏',
      lines,
    });
    await moveBetweenZones.execute(ctx, {
      ...base(),
      lines: [{ productId, quantity: '1', toZoneId: shelf }],
    });
    await shop.begun({ zoneIds: [round === 1 ? floor : shelf] });
    await shop.run(await theirs(folder, product.code, 90 - round), { source: `易构${round}` });
    await openCase.execute(ctx, {
      ...base(),
      source: 'HAND',
      productId,
      zones: [{ zoneId: floor, quantity: '1' }],
    });
    await setRules.execute(ctx, {
      ...base(),
      productIds: [(await shop.stocked(-round)).id],
      reorderPoint: '5',
    });
    await handOver(shop, round === 1 ? floor : shelf, productId);
  }
}

/** What another program says of one product. */
async function theirs(folder: string, code: string, quantity: number) {
  const name = `${newId()}.csv`;
  const path = join(folder, name);
  await writeFile(path, `商品编码,商品名称,库存数量\n${code},,${quantity}\n`);
  return { name, path };
}

async function handOver(shop: Shop, zoneId: string, productId: string) {
  const at = new Date();
  await handOverZone(await contextOf(shop.manager), {
    storeId: shop.storeId,
    requestId: newId(),
    zoneId,
    ownerId: shop.first.id,
    giverId: shop.first.id,
    toPersonId: shop.second.id,
    lines: [{ productId, counted: '3', countedAt: at }],
    giver: PIN,
    taker: PIN,
    sentAt: at,
  });
}
