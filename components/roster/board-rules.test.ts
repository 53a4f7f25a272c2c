import { expect, test } from 'vitest';
import type { PlanningFacts } from '@/server/roster/planning-facts-rules';
import { USUAL_SETTINGS } from '@/server/roster/planning-rules';
import { changed, copiedWeek, factsWith, forEverybody, inverse, minutesOf, onTheClock } from './board-rules';
import type { BoardShift } from './week';

const shift = (id: string, more: Partial<BoardShift> = {}): BoardShift => ({
  id,
  personId: 'li',
  day: '2026-11-30',
  startMinute: 540,
  endMinute: 1_020,
  breakMinutes: 60,
  kind: 'WORK',
  templateId: null,
  zoneId: null,
  note: '',
  ...more,
});

test('a change is undone by its inverse, and that by its own', () => {
  const before = [shift('a'), shift('b')];
  const change = { put: [shift('b', { day: '2026-12-01' }), shift('c')], remove: ['a'] };
  const after = changed(before, change);
  const back = inverse(before, change);
  const sorted = (shifts: BoardShift[]) => shifts.toSorted((x, y) => x.id.localeCompare(y.id));
  expect(sorted(changed(after, back))).toEqual(before);
  expect(sorted(changed(before, inverse(after, back)))).toEqual(sorted(after));
});

test('a week is copied for whoever is there: work and what is held every week', () => {
  let next = 0;
  const copied = copiedWeek(
    [
      shift('a'),
      shift('b', { personId: 'gone' }),
      shift('c', { kind: 'MEETING' }),
      shift('d', { kind: 'TRAINING' }),
      shift('e', { kind: 'DUTY' }),
    ],
    new Set(['li']),
    () => String(next++),
  );
  expect(copied).toEqual([
    shift('0', { day: '2026-12-07' }),
    shift('1', { day: '2026-12-07', kind: 'MEETING' }),
  ]);
});

test('a meeting of the whole store is for whoever is free and not away', () => {
  const meeting = shift('m', { kind: 'MEETING', startMinute: 480, endMinute: 540, breakMinutes: 0 });
  const busy = shift('b', { personId: 'wang', startMinute: 510, endMinute: 1_020 });
  const of = (id: string, isOfStore = true) => ({
    id,
    isOfStore,
    bornOn: null,
    startsOn: null,
    endsOn: null,
  });
  const people = [of('li'), of('wang'), of('zhao'), of('ill'), of('guest', false)];
  const facts = factsWith(
    {
      ...{ storeId: 'store', timeZone: 'Asia/Shanghai', days: ['2026-11-30'], shifts: [], people },
      leaves: [
        {
          personId: 'ill',
          startsAt: new Date('2026-11-29T16:00:00Z'),
          endsAt: new Date('2026-11-30T16:00:00Z'),
        },
      ],
      ...{ settings: USUAL_SETTINGS, opening: [], needs: [] },
    },
    [busy],
  );
  const put = forEverybody(meeting, { people, facts, newId: () => 'new' });
  expect(put).toEqual([meeting, { ...meeting, id: 'new', personId: 'zhao' }]);
});

test('a shift over midnight ends beyond 1440', () => {
  const { startsAt, endsAt } = {
    startsAt: new Date('2026-11-30T12:00:00Z'),
    endsAt: new Date('2026-11-30T18:00:00Z'),
  };
  const { startMinute, endMinute, ...rest } = shift('a');
  expect(onTheClock({ ...rest, startsAt, endsAt }, 'Asia/Shanghai')).toMatchObject({
    startMinute: 1_200,
    endMinute: 1_560,
  });
});

test('a week’s hours are what is worked here: not what leave takes, and not another store’s', () => {
  const facts = (leaves: PlanningFacts['leaves']) => {
    const none = { shifts: [], people: [], settings: USUAL_SETTINGS, opening: [], needs: [] };
    const week = { storeId: 'store', timeZone: 'Asia/Shanghai', days: ['2026-11-30'], ...none, leaves };
    const here = factsWith(week, [shift('a'), shift('b', { personId: 'wang' })]);
    const there = here.shifts.map((one) => ({ ...one, id: `${one.id} there`, storeId: 'other' }));
    return { ...here, shifts: [...here.shifts, ...there] };
  };
  expect(minutesOf(facts([]), 'li')).toBe(420);
  const noon = new Date('2026-11-30T04:00:00Z');
  const [before, after] = [new Date('2026-11-29T16:00:00Z'), new Date('2026-11-30T16:00:00Z')];
  expect(minutesOf(facts([{ personId: 'li', startsAt: noon, endsAt: after }]), 'li')).toBe(120);
  expect(minutesOf(facts([{ personId: 'li', startsAt: before, endsAt: after }]), 'li')).toBe(0);
});
