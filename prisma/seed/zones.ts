import { addDays } from '@/lib/business-day';
import { handOverZone } from '@/server/handovers/hand-over-zone';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { placeOnShelf } from '@/server/stock/shelves/place-on-shelf';
import { addCheckItem } from '@/server/zones/checks/keep-check-items';
import { recordCheck } from '@/server/zones/checks/record-check';
import { addShelf } from '@/server/zones/keep-shelves';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';
import type { SeedProduct } from './products';
import type { SeededRandom } from './random';

type Goods = readonly (SeedProduct & { id: string })[];

const ITEMS = [
  { rhythm: 'DAILY', text: '地面货架整洁，通道不堵', floorOnly: false },
  { rhythm: 'DAILY', text: '价签齐全，和商品对得上', floorOnly: true },
  { rhythm: 'DAILY', text: '样品完好，能演示', floorOnly: true },
  { rhythm: 'WEEKLY', text: '标语、海报换成本周的', floorOnly: true },
] as const;

const SHELVES = [
  { code: 'S1', name: '靠墙' },
  { code: 'S2', name: '中岛' },
] as const;

const FLOOR = ['A1', 'A2', 'B1', 'B2', 'C1'];
/** Looked at this morning; the others wait. */
const LOOKED_AT = ['A1', 'A2', 'B2'];

/** Shelves with what stands on them, what is checked with yesterday's and this morning's looks, and a zone handed over yesterday. */
export async function seedZones(
  random: SeededRandom,
  company: SeedCompany,
  goods: Goods,
  today: string,
): Promise<void> {
  for (const store of company.stores) {
    const manager = person(company, store, 'STORE_MANAGER');
    await shelves(store, manager, goods, company.firstDay);
    const itemIds = await items(store, manager, addDays(today, -1));
    for (const day of [addDays(today, -1), today]) await looks(random, company, store, itemIds, day);
  }
  for (const code of ['S01', 'X01']) await handover(company, code, goods, addDays(today, -1));
}

function person(company: SeedCompany, store: SeedStore, role: SeedPerson['role']): SeedPerson {
  const found = company.people.find((one) => one.storeCode === store.code && one.role === role);
  if (!found) throw new Error(`the demo company has no ${role} in ${store.code}`);
  return found;
}

async function shelves(store: SeedStore, manager: SeedPerson, goods: Goods, day: string): Promise<void> {
  const ctx = await actingAs(manager, at(day, 8, 0));
  for (const zoneCode of FLOOR) {
    const zoneId = store.zones.get(zoneCode) ?? '';
    const here = goods.filter((product) => product.zoneCode === zoneCode);
    for (const [index, { code, name }] of SHELVES.entries()) {
      const base = () => ({ storeId: store.id, requestId: newId() });
      const { shelfId } = await addShelf.execute(ctx, { ...base(), zoneId, code, name });
      // The first shelf has the first half; a few stand on both.
      const half = Math.ceil(here.length / 2);
      const productIds = here.slice(index * half, index * half + half + 2).map(({ id }) => id);
      if (productIds.length > 0)
        await placeOnShelf.execute(ctx, { ...base(), shelfId, productIds: productIds.slice(0, 200) });
    }
  }
}

async function items(store: SeedStore, manager: SeedPerson, day: string): Promise<string[]> {
  const ctx = await actingAs(manager, at(day, 8, 30));
  const ids: string[] = [];
  for (const item of ITEMS) {
    const { itemId } = await addCheckItem.execute(ctx, { storeId: store.id, requestId: newId(), ...item });
    ids.push(itemId);
  }
  return ids;
}

/** A morning's looks by each zone's owner: nearly all in order, one not; today some zones are still to be looked at. */
async function looks(
  random: SeededRandom,
  company: SeedCompany,
  store: SeedStore,
  itemIds: readonly string[],
  day: string,
): Promise<void> {
  const now = at(day, 9, 20);
  if (now > new Date()) return;
  const owners = await db().zoneAssignment.findMany({
    where: { storeId: store.id, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  });
  const isToday = now.getTime() > Date.now() - 86_400_000;
  const bad = random.pick(FLOOR);
  for (const code of isToday ? LOOKED_AT : FLOOR) {
    const zoneId = store.zones.get(code) ?? '';
    const owner = company.people.find(({ id }) =>
      owners.some((one) => one.zoneId === zoneId && one.personId === id),
    );
    if (!owner) continue;
    const ctx = await actingAs(owner, now);
    for (const [index, itemId] of itemIds.entries()) {
      const passed = !(code === bad && index === 1);
      const base = { storeId: store.id, requestId: newId(), zoneId, itemId };
      await recordCheck.execute(ctx, { ...base, passed, note: passed ? '' : '缺 3 个价签，已报店长补打' });
    }
  }
}

/** A clerk gives C1 to the manager at closing; of the dearest product one piece is not there. */
async function handover(company: SeedCompany, code: string, goods: Goods, day: string): Promise<void> {
  const store = company.stores.find((one) => one.code === code);
  if (!store) throw new Error(`the demo company has no store ${code}`);
  const zoneId = store.zones.get('C1') ?? '';
  const taker = person(company, store, 'STORE_MANAGER');
  const owner = await db().zoneAssignment.findFirst({ where: { storeId: store.id, zoneId, endsAt: null } });
  const giver = company.people.find(({ id }) => id === owner?.personId);
  if (!giver) throw new Error(`nobody answers for C1 in ${code}`);
  const now = at(day, 22, 40);
  const levels = await db().stockLevel.findMany({
    where: { storeId: store.id, zoneId, onHand: { gte: 2 } },
    orderBy: { productId: 'asc' },
  });
  const dear = goods
    .filter(({ id, decimals }) => decimals === 0 && levels.some(({ productId }) => productId === id))
    .sort((a, b) => b.listPriceFen - a.listPriceFen)
    .slice(0, 5);
  await handOverZone(await actingAs(giver, now), {
    storeId: store.id,
    requestId: newId(),
    zoneId,
    ownerId: giver.id,
    giverId: giver.id,
    toPersonId: taker.id,
    note: '下周调休，由店长代管',
    giver: giver.pin,
    taker: taker.pin,
    sentAt: now,
    lines: dear.map(({ id }, index) => {
      const onHand = Number(levels.find(({ productId }) => productId === id)?.onHand ?? 0);
      return { productId: id, counted: String(onHand - (index === 0 ? 1 : 0)), countedAt: now };
    }),
  });
}
