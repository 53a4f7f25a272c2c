import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { planShifts } from '@/server/roster/plan-shifts';
import { mondayOf } from '@/server/roster/roster-rules';
import { offerShift } from '@/server/roster/swaps/offer-shift';
import { refuseSwap, takeShift, withdrawSwap } from '@/server/roster/swaps/take-shift';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';

/** What becomes of each request, in the order their shifts come. */
const STATES = ['TAKEN', 'OPEN', 'REFUSED', 'WITHDRAWN'] as const;
const NOTES = ['要去医院复查', '孩子家长会', '想和家里人过周末', '要去办证'] as const;

/** Swaps of the second store's week in several states, and next week's meeting and training in the draft of each. */
export async function seedSwaps(company: SeedCompany, today: Day): Promise<void> {
  for (const store of company.stores) {
    const team = company.people.filter(({ storeCode }) => storeCode === store.code);
    const manager = team.find(({ role }) => role === 'STORE_MANAGER');
    if (!manager) continue;
    await planMeeting(store, manager, team, today);
    if (store.code === 'S02') await askForSwaps(store, manager, team, today);
  }
}

/** Wednesday before opening all together; on Thursday whoever is newest learns. */
async function planMeeting(store: SeedStore, manager: SeedPerson, team: readonly SeedPerson[], today: Day) {
  const monday = addDays(mondayOf(today), 7);
  const week = { storeId: store.id, monday: dayToDate(monday) };
  const { revision } = await db().rosterWeek.findUniqueOrThrow({ where: { storeId_monday: week } });
  const newest = team.filter(({ role }) => role === 'CLERK').at(-1);
  const shift = (person: SeedPerson, day: Day, startMinute: number, endMinute: number) => ({
    ...{
      id: newId(),
      personId: person.id,
      day,
      startMinute,
      endMinute,
      breakMinutes: 0,
      templateId: null,
      zoneId: null,
    },
  });
  const put = [
    ...team.map((person) => ({
      ...shift(person, addDays(monday, 2), 510, 540),
      kind: 'MEETING' as const,
      note: '周会',
    })),
    ...(newest
      ? [{ ...shift(newest, addDays(monday, 3), 480, 540), kind: 'TRAINING' as const, note: '新品培训' }]
      : []),
  ];
  await planShifts.execute(await actingAs(manager, at(addDays(today, -1), 17, 0)), {
    ...{ requestId: newId(), storeId: store.id, monday, revision, put, remove: [] },
  });
}

async function askForSwaps(
  store: SeedStore,
  manager: SeedPerson,
  team: readonly SeedPerson[],
  today: Day,
): Promise<void> {
  const shifts = await db().publishedShift.findMany({
    where: { storeId: store.id, day: { gt: dayToDate(today), lte: dayToDate(addDays(today, 7)) } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  const busy = new Set(shifts.map(({ personId, day }) => `${personId} ${dateToDay(day)}`));
  const free = shifts.flatMap((shift) => {
    const giver = team.find(({ id, role }) => id === shift.personId && role !== 'STORE_MANAGER');
    const taker = team.find(
      ({ id, role }) =>
        role !== 'STORE_MANAGER' && id !== shift.personId && !busy.has(`${id} ${dateToDay(shift.day)}`),
    );
    return giver && taker ? [{ shift, giver, taker }] : [];
  });
  const asked = at(addDays(today, -1), 18, 0);
  for (const [index, { shift, giver, taker }] of free.slice(0, STATES.length).entries()) {
    const { swapId } = await offerShift.execute(await actingAs(giver, asked), {
      ...{
        requestId: newId(),
        storeId: store.id,
        shiftId: shift.id,
        toPersonId: null,
        counterShiftId: null,
        part: null,
      },
      note: NOTES[index] ?? '',
    });
    const later = at(addDays(today, -1), 19, index);
    const act = (person: SeedPerson) => actingAs(person, later);
    const of = () => ({ requestId: newId(), storeId: store.id, swapId });
    const state = STATES[index];
    if (state === 'TAKEN' || state === 'REFUSED') await takeShift.execute(await act(taker), of());
    if (state === 'REFUSED') await refuseSwap.execute(await act(manager), { ...of(), note: '那天人手不够' });
    if (state === 'WITHDRAWN') await withdrawSwap.execute(await act(giver), of());
  }
}
