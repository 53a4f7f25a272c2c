import { addDays } from '@/lib/business-day';
import { contextFor } from '@/server/context';
import { makeFollowUpsEverywhere } from '@/server/follow-ups/make-follow-ups';
import { waitingFollowUps } from '@/server/follow-ups/queries';
import { recordCall } from '@/server/follow-ups/record-call';
import { requireActor } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedCompany, type SeedStore } from './company';

/** Days on which the shops called whoever was due; today's list still waits. */
const CALLED_DAYS = 14;
/** Calls a day a shop had time for. */
const A_DAY = 4;

type Said = Pick<Parameters<typeof recordCall.execute>[1], 'outcome' | 'satisfaction' | 'note'>;

/** What customers said, by turns. */
const SAID: readonly Said[] = [
  { outcome: 'REACHED', satisfaction: 5, note: '很满意，安装师傅也准时。' },
  { outcome: 'REACHED', satisfaction: 4, note: '东西好，送货晚了半小时。' },
  { outcome: 'NOT_REACHED' },
  { outcome: 'REACHED', satisfaction: 5, note: '想再配两把椅子，周末来看。' },
  { outcome: 'REACHED', note: '在开会，简单说没问题。' },
  { outcome: 'REACHED', satisfaction: 3, note: '抽屉有点紧，已说明可以上门调。' },
];

/** Calls after the demo's own sales: two weeks of them made, the rest on today's list. */
export async function seedFollowUps(company: SeedCompany, today: string): Promise<void> {
  for (let ago = CALLED_DAYS; ago >= 1; ago -= 1) {
    const day = addDays(today, -ago);
    await makeFollowUpsEverywhere(
      await contextFor({ kind: 'JOB', job: 'followUps.make' }, { now: at(day, 9, 5) }),
    );
    for (const store of company.stores) await callSome(company, store, day, ago);
  }
  await makeFollowUpsEverywhere(
    await contextFor({ kind: 'JOB', job: 'followUps.make' }, { now: new Date() }),
  );
}

async function callSome(company: SeedCompany, store: SeedStore, day: string, turn: number): Promise<void> {
  const clerk = company.people.find(({ role, storeCode }) => role === 'CLERK' && storeCode === store.code);
  if (!clerk) throw new Error(`the demo company has no clerk in ${store.code}`);
  const ctx = requireActor(await actingAs(clerk, at(day, 10, 0)), 'followUps.call', store.id);
  const due = await waitingFollowUps(ctx, { storeIds: [store.id], until: day });
  for (const [index, followUp] of due.slice(0, A_DAY).entries()) {
    const caller = company.people.find(({ id }) => id === followUp.person?.id) ?? clerk;
    const said = SAID[(turn + index) % SAID.length] ?? { outcome: 'NOT_REACHED' as const };
    await recordCall.execute(await actingAs(caller, at(day, 10, 10 + index * 7)), {
      storeId: store.id,
      requestId: newId(),
      customerId: followUp.customer.id,
      followUpId: followUp.id,
      ...said,
      ...(said.note?.includes('周末') ? { visitOn: addDays(day, ((turn + 2) % 5) + 1) } : {}),
    });
  }
}
