import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { attendedShop } from '@/tests/factories/attended';
import { makePerson } from '@/tests/factories/staff';
import { attachPunches } from './attach-punches';
import { type AttendedShift, USUAL_POLICY } from './attendance-rules';
import { judge } from './judge-due';

const FIRST = '2026-03-02';
const DAYS = 24;
const MINUTE_MS = 60_000;
/** Runs: each is a life of three weeks and more, lived twice. */
const RUNS = Number(process.env.ARRIVAL_RUNS ?? 5);

/** Shifts of some days, by day or over midnight; and punches of which many are near their ends. */
const lives = fc.record({
  shifts: fc.uniqueArray(fc.integer({ min: 0, max: DAYS - 1 }), { maxLength: 12 }),
  nights: fc.boolean(),
  punches: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: DAYS - 1 }),
      minute: fc.oneof(
        fc.constantFrom(530, 541, 1_079, 1_100, 1_300, 1_325, 360, 365),
        fc.integer({ min: 0, max: 1_439 }),
      ),
      kind: fc.constantFrom<'CLOCK' | 'STEP_OUT' | 'STEP_BACK'>(
        'CLOCK',
        'CLOCK',
        'CLOCK',
        'STEP_OUT',
        'STEP_BACK',
      ),
      order: fc.tuple(fc.nat(), fc.nat()),
    }),
    { minLength: 4, maxLength: 14 },
  ),
});

test(
  'in whatever order punches arrive, the same is current in the end, and it is what all of them together say',
  async () => {
    const shop = await attendedShop(FIRST);
    const late = shop.at(720, addDays(FIRST, DAYS + 10));
    await shop.report(late);
    await fc.assert(
      fc.asyncProperty(lives, async ({ shifts, nights, punches }) => {
        const lived = async (turn: 0 | 1) => {
          const person = await makePerson(['CLERK'], shop.store.id);
          const told: AttendedShift[] = [];
          for (const index of shifts) {
            const day = addDays(FIRST, index);
            const [from, to] = nights ? [1_320, 1_800] : [540, 1_080];
            const row = await shop.toldOf(person.id, shop.at(from, day), shop.at(to, day), day);
            told.push({ ...row, limits: USUAL_POLICY });
          }
          const made = punches.map(({ day, minute, kind, order }) => ({
            ...{ id: newId(), storeId: shop.store.id, kind, order: order[turn] },
            occurredAt: shop.at(minute, addDays(FIRST, day)),
          }));
          for (const { id, kind, occurredAt } of made.toSorted((a, b) => a.order - b.order))
            await shop.tap(
              occurredAt,
              { requestId: id, kind, ...(kind === 'STEP_OUT' ? { reason: '取货' } : {}) },
              { now: late, who: person },
            );
          // What no punch came near is judged by the clock.
          for (let index = 0; index <= DAYS; index += 4)
            await judge.execute(shop.job(late), {
              ...{ requestId: newId(), storeId: shop.store.id, personId: person.id },
              around: shop.at(720, addDays(FIRST, index)),
            });
          const current = await db().attendanceVerdict.findMany({
            where: { personId: person.id, supersededBy: null, state: { not: 'VOID' } },
          });
          return { current, told, made };
        };
        const [first, second] = [await lived(0), await lived(1)];
        const inShort = (
          rows: readonly { plannedFrom: Date | null; inAt: Date | null; outAt: Date | null }[],
        ) =>
          rows
            .map(({ plannedFrom, inAt, outAt }) =>
              [plannedFrom, inAt, outAt].map((at) => at?.toISOString() ?? '-').join(' '),
            )
            .sort();
        const whole = attachPunches(first.told, first.made).map((stay) => ({
          plannedFrom: stay.shift?.startsAt ?? null,
          inAt: stay.in?.occurredAt ?? null,
          outAt: stay.out?.occurredAt ?? null,
        }));
        expect(inShort(first.current)).toEqual(inShort(whole));
        expect(inShort(second.current)).toEqual(inShort(whole));
        const minutes = ({ current }: typeof first) =>
          current
            .map((row) => [row.state, row.workedMinutes, row.steppedOutMinutes, row.lateMinutes].join(' '))
            .sort();
        expect(minutes(second)).toEqual(minutes(first));
      }),
      { numRuns: RUNS },
    );
  },
  60_000 + (RUNS * 20 * MINUTE_MS) / 60,
);
