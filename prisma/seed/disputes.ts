import { addDays, dayToDate } from '@/lib/business-day';
import { answerDispute } from '@/server/disputes/answer-dispute';
import { decideDispute } from '@/server/disputes/decide-dispute';
import { raiseDispute } from '@/server/disputes/raise-dispute';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedCompany, type SeedStore } from './company';

/** How far back colleagues still argue about a sale. */
const SINCE_DAYS = 14;

/** What colleagues of a shop disagree about: one claim answered that waits for the manager, and one that was shared. */
export async function seedDisputes(company: SeedCompany, today: string): Promise<void> {
  for (const code of ['S01', 'S02']) {
    const store = company.stores.find((one) => one.code === code);
    if (store) await seedDisputesOf(company, store, today);
  }
}

async function seedDisputesOf(company: SeedCompany, store: SeedStore, today: string): Promise<void> {
  const { people } = company;
  const ofStore = people.filter(({ storeCode }) => storeCode === store.code);
  const [one, two] = ofStore.filter(({ role }) => role === 'CLERK');
  const manager = ofStore.find(({ role }) => role === 'STORE_MANAGER');
  if (!one || !two || !manager) throw new Error(`the demo company has too few people in ${store.code}`);
  // The dearest sale to a customer who is known, whose records speak, and the dearest to nobody known.
  const lines = (
    await Promise.all(
      [{ not: null }, null].map((customerId) =>
        db().ticketLine.findFirst({
          where: {
            storeId: store.id,
            salespersonId: { in: [one.id, two.id] },
            returnsLineId: null,
            businessDay: { gte: dayToDate(addDays(today, -SINCE_DAYS)) },
            ticket: { customerId },
          },
          orderBy: [{ netFen: 'desc' }, { id: 'asc' }],
        }),
      ),
    )
  ).filter((line) => line !== null);
  const base = () => ({ storeId: store.id, requestId: newId() });
  const yesterday = addDays(today, -1);
  for (const [index, line] of lines.entries()) {
    const [seller, claims] = line.salespersonId === one.id ? [one, two] : [two, one];
    const { disputeId } = await raiseDispute.execute(await actingAs(claims, at(yesterday, 18, 10 + index)), {
      ...base(),
      lineId: line.id,
      words:
        index === 0
          ? '客人上周是我介绍的，报价也是我发的，当天我轮休。'
          : '客人先找的我，我去搬样品时同事开了单。',
    });
    await answerDispute.execute(await actingAs(seller, at(yesterday, 19, 20 + index)), {
      ...base(),
      disputeId,
      agrees: false,
      words: index === 0 ? '付款和送货时间都是我跟客人谈的。' : '讲解是我做的，最后也是我收的款。',
    });
    if (index === 0) continue;
    await decideDispute.execute(await actingAs(manager, new Date()), {
      ...base(),
      disputeId,
      outcome: 'SHARED',
      reason: '一位接待、一位成交，各算一半。',
      shares: [seller, claims].map(({ id: personId }) => ({ personId, shareBp: 5_000 })),
    });
  }
}
