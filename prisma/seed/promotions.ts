// Chinese because: promotions are called by their names, which are data.
import { addDays } from '@/lib/business-day';
import { newId } from '@/server/platform/ids';
import { planPromotion } from '@/server/promotions/plan-promotion';
import { NO_GOODS } from '@/server/promotions/promotion-rules';
import type { PromotionSaid } from '@/server/promotions/schema';
import { actingAs, at, type SeedCompany } from './company';

/** The first of them, so that its page can be named. */
const FIRST_ID = '01980000-0000-7000-8000-00000000d001';

/** Head office plans a few: some run, some are planned. */
export async function seedPromotions(
  company: SeedCompany,
  goods: readonly { id: string; name: string }[],
  today: string,
): Promise<void> {
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  if (!office) throw new Error('the demo company has a head office');
  const ctx = await actingAs(office, at(addDays(today, -1), 20, 0));
  const named = (word: string) => goods.flatMap(({ id, name }) => (name.includes(word) ? id : []));
  const showroom = company.stores.flatMap(({ id, code }) => (code === 'X01' ? id : []));
  const plan = (requestId: string, over: Partial<PromotionSaid>) =>
    planPromotion.execute(ctx, {
      ...{ requestId, changes: null, floorReason: '季末清仓，总部已定' },
      said: { ...BASE, fromDay: today, untilDay: addDays(today, 14), ...over },
    });
  await plan(FIRST_ID, {
    ...{ name: '乳胶枕两只八五折', kind: 'BUY_GET', pieces: 1, getPieces: 1, percentBp: 3_000 },
    goods: { ...GOODS, productIds: named('乳胶枕').slice(0, 20) },
  });
  await plan(newId(), {
    ...{ name: '展厅大家电九五折', kind: 'PERCENT_OFF', percentBp: 500, storeIds: showroom },
    goods: { ...GOODS, productIds: named('冰箱').slice(0, 20) },
  });
  await plan(newId(), {
    ...{ name: '周末电热水壶买二送一', kind: 'BUY_GET', pieces: 2, getPieces: 1, percentBp: 10_000 },
    ...{ fromDay: addDays(today, 2), untilDay: addDays(today, 30), weekdays: [6, 7], membersOnly: true },
    goods: { ...GOODS, productIds: named('电热水壶').slice(0, 20) },
  });
}

const GOODS = NO_GOODS as PromotionSaid['goods'];
const BASE: PromotionSaid = {
  ...{ name: '', kind: 'PERCENT_OFF', fromDay: '', untilDay: '', weekdays: [], fromMinute: null },
  ...{ untilMinute: null, storeIds: [], membersOnly: false, withMemberPrice: false, mostPerTicket: null },
  ...{ priority: 50, isFinal: true, goods: GOODS, prices: [], percentBp: null, pieces: null },
  ...{ togetherFen: null, getPieces: null, getGoods: null },
};
