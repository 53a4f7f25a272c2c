import { expect, test } from 'vitest';
import { aloneOnDays, aloneTimes, withoutAway } from './alone-rules';
import { fewestBetween } from './cover-rules';

const at = (clock: string) => new Date(`2026-03-02T${clock}Z`);
const one = (personId: string, from: string, to: string) => ({ personId, from: at(from), to: at(to) });

test('alone is whoever is the only one, within the span asked for', () => {
  const day = { from: at('09:00'), to: at('21:00') };
  expect(
    aloneTimes([one('a', '08:30', '18:00'), one('b', '12:00', '21:30'), one('b', '10:00', '11:00')], day),
  ).toEqual([one('a', '09:00', '10:00'), one('a', '11:00', '12:00'), one('b', '18:00', '21:00')]);
  expect(aloneTimes([], day)).toEqual([]);
});

test('whoever stepped out is not there, and leaves the other alone', () => {
  const whole = one('b', '09:00', '18:00');
  const there = withoutAway(whole, [
    { from: at('12:00'), to: at('12:30') },
    { from: at('17:50'), to: null },
  ]);
  expect(there).toEqual([one('b', '09:00', '12:00'), one('b', '12:30', '17:50')]);
  expect(aloneTimes([one('a', '09:00', '18:00'), ...there], { from: at('09:00'), to: at('18:00') })).toEqual([
    one('a', '12:00', '12:30'),
    one('a', '17:50', '18:00'),
  ]);
});

test('a plan says who is alone on which day, in its own store alone and while it is open', () => {
  const shift = (personId: string, storeId: string, from: string, to: string, kind = 'WORK') => ({
    ...{ id: `${personId}${from}`, personId, storeId, day: '2026-03-02', breakMinutes: 0, kind },
    ...{ startsAt: at(from), endsAt: at(to) },
  });
  expect(
    aloneOnDays({
      storeId: 's',
      leaves: [],
      opening: [{ day: '2026-03-02', from: at('10:00'), to: at('20:00') }],
      shifts: [
        shift('a', 's', '09:00', '15:00'),
        shift('b', 's', '12:00', '20:30'),
        shift('c', 'other', '09:00', '21:00'),
        // Learning in the back room nobody is on the floor.
        shift('d', 's', '10:00', '20:00', 'TRAINING'),
      ],
    }),
  ).toEqual([
    { day: '2026-03-02', ...one('a', '10:00', '12:00') },
    { day: '2026-03-02', ...one('b', '15:00', '20:00') },
  ]);
});

test('whoever has leave by now is not there, though the shift still stands in the plan', () => {
  const day = '2026-03-02';
  const shift = (personId: string, from: string, to: string) => ({
    ...{ id: personId, personId, storeId: 's', day, breakMinutes: 0, kind: 'WORK' },
    ...{ startsAt: at(from), endsAt: at(to) },
  });
  const plan = {
    storeId: 's',
    shifts: [shift('a', '09:00', '18:00'), shift('b', '09:00', '18:00')],
    leaves: [{ personId: 'a', startsAt: at('08:00'), endsAt: at('12:00') }],
  };
  const opening = [{ day, from: at('09:00'), to: at('18:00') }];
  expect(aloneOnDays({ ...plan, opening })).toEqual([{ day, ...one('b', '09:00', '12:00') }]);
  expect(fewestBetween(at('09:00'), at('10:00'), plan)).toBe(1);
  expect(fewestBetween(at('13:00'), at('14:00'), plan)).toBe(2);
  expect(fewestBetween(at('11:00'), at('13:00'), plan)).toBe(1);
});
