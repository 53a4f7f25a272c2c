import { addDays } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { decideLines } from '@/server/stocktake/decide-lines';
import { finishSheet } from '@/server/stocktake/keep-sheets';
import { planStocktake } from '@/server/stocktake/plan-stocktake';
import { postStocktake } from '@/server/stocktake/post-stocktake';
import { recordCounts } from '@/server/stocktake/record-counts';
import { reviewStocktake } from '@/server/stocktake/review-stocktake';
import { startStocktake } from '@/server/stocktake/start-stocktake';
import { actingAs, at, type SeedCompany, type SeedStore } from './company';
import type { SeedProduct } from './products';
import type { SeededRandom } from './random';

/** Yesterday evening's spot check in two stores, one piece short in each, and a zone of the showroom still being counted. */
export async function seedStocktakes(
  random: SeededRandom,
  company: SeedCompany,
  goods: readonly (SeedProduct & { id: string })[],
  today: string,
): Promise<void> {
  const day = addDays(today, -1);
  for (const code of ['S01', 'X01']) {
    const store = company.stores.find((one) => one.code === code);
    if (!store) throw new Error(`the demo company has no store ${code}`);
    const productIds = [...new Set(Array.from({ length: 12 }, () => random.pick(goods).id))].slice(0, 6);
    await spotCheck(company, store, productIds, day);
    if (code === 'X01') await openCount(company, store, day);
  }
}

async function acting(company: SeedCompany, store: SeedStore, role: 'CLERK' | 'STORE_MANAGER', now: Date) {
  const person = company.people.find((one) => one.role === role && one.storeCode === store.code);
  if (!person) throw new Error(`the demo company has no ${role} in ${store.code}`);
  return actingAs(person, now);
}

async function begin(
  company: SeedCompany,
  store: SeedStore,
  plan: Pick<Parameters<typeof planStocktake.execute>[1], 'kind' | 'title' | 'productIds' | 'zoneIds'>,
  now: Date,
): Promise<string> {
  const manager = await acting(company, store, 'STORE_MANAGER', now);
  const input = { storeId: store.id, requestId: newId(), recountQuantity: '2', ...plan };
  const { stocktakeId } = await planStocktake.execute(manager, input);
  await startStocktake.execute(manager, { storeId: store.id, requestId: newId(), stocktakeId });
  return stocktakeId;
}

async function spotCheck(company: SeedCompany, store: SeedStore, productIds: string[], day: string) {
  const storeId = store.id;
  const stocktakeId = await begin(
    company,
    store,
    { kind: 'PRODUCT', title: '贵重商品抽查', productIds },
    at(day, 21, 10),
  );
  const sheets = await db().stocktakeSheet.findMany({
    where: { storeId, stocktakeId },
    orderBy: { id: 'asc' },
  });
  let short = 1;
  for (const { id: sheetId, zoneId } of sheets) {
    const now = at(day, 21, 20);
    const clerk = await acting(company, store, 'CLERK', now);
    const levels = await db().stockLevel.findMany({
      where: { storeId, zoneId, productId: { in: productIds }, onHand: { gt: 0 } },
      orderBy: { productId: 'asc' },
    });
    const events = levels.map(({ productId, onHand }) => {
      const pieces = Math.max(0, Number(onHand) - short);
      short = 0;
      return { id: newId(), productId, kind: 'TYPED' as const, quantity: String(pieces), occurredAt: now };
    });
    const base = { storeId, sheetId };
    if (events.length > 0) {
      await recordCounts.execute(clerk, {
        ...base,
        requestId: newId(),
        phoneKey: 'demo',
        sentAt: now,
        events,
      });
    }
    await finishSheet.execute(clerk, { ...base, requestId: newId() });
  }
  const now = at(day, 21, 40);
  const manager = await acting(company, store, 'STORE_MANAGER', now);
  const of = { storeId, stocktakeId };
  const totals = async () =>
    (await reviewStocktake(db(), { ...of, now, seesCost: true }, { filter: 'all', offset: 0 })).totals;
  // What the book has below zero cannot be counted: the manager leaves it.
  if (((await totals())?.undecided ?? 0) > 0)
    await decideLines.execute(manager, {
      ...of,
      requestId: newId(),
      decision: 'LEAVE',
      reason: '负库存另查',
    });
  await postStocktake.execute(manager, {
    ...of,
    requestId: newId(),
    seenVariances: (await totals())?.variances ?? 0,
    skipRecountReason: '差异在界限内',
  });
}

/** A shelf that is being counted, so that the phone has something to count. */
async function openCount(company: SeedCompany, store: SeedStore, day: string): Promise<void> {
  const zoneId = store.zones.get('C1');
  if (!zoneId) throw new Error('the demo store has a zone C1');
  await begin(company, store, { kind: 'ZONE', title: '灯饰家纺区盘点', zoneIds: [zoneId] }, at(day, 21, 50));
}
