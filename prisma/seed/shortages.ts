import { addDays } from '@/lib/business-day';
import { newId } from '@/server/platform/ids';
import { asItsPerson, explain } from '@/server/shortages/answer-share';
import { decideShare } from '@/server/shortages/decide-share';
import { openCase } from '@/server/shortages/open-case';
import { actingAs, at, type SeedCompany } from './company';
import type { SeedProduct } from './products';
import type { SeededRandom } from './random';

/** Yesterday evening's shortages of one store: one explained and waiting, one to be paid, one nobody has spoken to yet. */
export async function seedShortages(
  random: SeededRandom,
  company: SeedCompany,
  goods: readonly (SeedProduct & { id: string })[],
  today: string,
): Promise<void> {
  const store = company.stores.find((one) => one.code === 'S01');
  if (!store) throw new Error('the demo company has a store S01');
  const storeId = store.id;
  const day = addDays(today, -1);
  const acting = (role: string, name: string | null, hour: number) => {
    const person = company.people.find((one) => one.role === role && (name === null || one.name === name));
    if (!person) throw new Error(`the demo company has no ${role} ${name ?? ''}`);
    return actingAs(person, at(day, hour, 10));
  };
  const open = async (zoneCode: string, quantity: string) => {
    const { shareIds } = await openCase.execute(await acting('STOCK_KEEPER', null, 20), {
      storeId,
      requestId: newId(),
      source: 'HAND',
      productId: random.pick(goods).id,
      zones: [{ zoneId: store.zones.get(zoneCode) ?? '', quantity }],
      note: '闭店理货时发现',
      confirmedBeyondStock: true,
    });
    return { storeId, shareId: shareIds[0] ?? '' };
  };
  const say = async (share: { storeId: string; shareId: string }, role: string, name: string | null) =>
    explain.execute(asItsPerson(await acting(role, name, 21)), {
      ...share,
      requestId: newId(),
      text: '下午有顾客看过样品，后来没有再见到，当时在接待另一位顾客。',
    });
  // A1 is the first clerk's, what has no zone the manager's.
  await say(await open('A1', '1'), 'CLERK', '王小雨');
  const owing = await open('00', '1');
  await say(owing, 'STORE_MANAGER', null);
  await decideShare.execute(await acting('HEAD_OFFICE', null, 22), {
    ...owing,
    requestId: newId(),
    verdict: 'COMPENSATE',
    reason: '未分区的货没有及时归位',
  });
  await open('A2', '2');
  await seedOfShowroom(random, company, goods, day);
}

/** The showroom's: one of its manager's, who has not spoken yet. */
async function seedOfShowroom(
  random: SeededRandom,
  company: SeedCompany,
  goods: readonly (SeedProduct & { id: string })[],
  day: string,
): Promise<void> {
  const store = company.stores.find((one) => one.code === 'X01');
  const manager = company.people.find((one) => one.role === 'STORE_MANAGER' && one.storeCode === 'X01');
  if (!store || !manager) throw new Error('the demo company has a showroom with a manager');
  await openCase.execute(await actingAs(manager, at(day, 20, 30)), {
    storeId: store.id,
    requestId: newId(),
    source: 'HAND',
    productId: random.pick(goods).id,
    zones: [{ zoneId: store.zones.get('00') ?? '', quantity: '1' }],
    note: '闭店理货时发现',
    confirmedBeyondStock: true,
  });
}
