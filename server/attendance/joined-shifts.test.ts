import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachPunches, attachVisits } from './attach-punches';
import { type AttendedShift, type PunchFact, USUAL_POLICY } from './attendance-rules';
import { inTurnOf, joinedShifts } from './joined-shifts';
import { judgeStay } from './judging-rules';

const limits = { earlyLimit: 120, lateLimit: 240 };
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2) + minute * 60_000);
const clock = (text: string) => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return at(hour * 60 + minute);
};
/** `A 9:00-13:00/30`: thirty minutes of break. Hours go on after midnight. */
function shifts(...texts: string[]): AttendedShift[] {
  return texts.map((text) => {
    const [, id = '', from = '', to = '', pause] = /^(\S+) (\S+?)-(\S+?)(?:\/(\d+))?$/.exec(text) ?? [];
    return {
      ...{ id, storeId: 's', limits },
      ...{ startsAt: clock(from), endsAt: clock(to), breakMinutes: Number(pause ?? 0) },
    };
  });
}
const taps = (...times: string[]): PunchFact[] =>
  times.map((time) => ({ id: `p${time}`, storeId: 's', kind: 'CLOCK', occurredAt: clock(time) }));
/** A line a shift: its name, its result, minutes worked, late, early and over. */
const lived = (
  planned: AttendedShift[],
  punches: PunchFact[],
  leaves: { startsAt: Date; endsAt: Date }[] = [],
) =>
  attachPunches(planned, punches).map((stay) => {
    const own = leaves.filter(
      ({ startsAt, endsAt }) => stay.shift && startsAt < stay.shift.endsAt && endsAt > stay.shift.startsAt,
    );
    const of = judgeStay(stay, own, USUAL_POLICY);
    return [
      stay.shift?.id ?? '-',
      of.state,
      of.workedMinutes,
      of.lateMinutes,
      of.earlyMinutes,
      of.overMinutes,
    ].join(' ');
  });

describe('shifts that follow on each other are one stay', () => {
  const day = shifts('M 9:00-9:50', 'A 10:00-13:00', 'B 13:00-18:00/60');

  it('with nobody punching between: coming belongs to the first, going to the last, hours and breaks to each', () => {
    expect(lived(day, taps('8:58', '18:02'))).toEqual([
      'M PRESENT 52 0 0 0',
      'A PRESENT 180 0 0 0',
      'B PRESENT 242 0 0 0',
    ]);
    expect(lived(day, taps('9:20', '17:30'))).toEqual([
      'M PRESENT 30 20 0 0',
      'A PRESENT 180 0 0 0',
      'B PRESENT 210 0 30 0',
    ]);
    expect(lived(day, taps('9:00', '19:00'))).toEqual([
      'M PRESENT 50 0 0 0',
      'A PRESENT 180 0 0 0',
      'B PRESENT 300 0 0 60',
    ]);
  });

  it('whoever does punch at the joint goes and comes; a single tap there says that they went on', () => {
    expect(lived(day.slice(1), taps('10:00', '13:04', '13:08', '18:00'))).toEqual([
      'A PRESENT 184 0 0 0',
      'B PRESENT 232 8 0 0',
    ]);
    expect(lived(day.slice(1), taps('10:00', '12:55', '13:00', '18:00'))).toEqual([
      'A PRESENT 175 0 0 0',
      'B PRESENT 240 0 0 0',
    ]);
    expect(lived(day.slice(1), taps('10:00', '13:01', '18:00'))).toEqual([
      'A PRESENT 180 0 0 0',
      'B PRESENT 240 0 0 0',
    ]);
    expect(lived(day.slice(1), taps('10:00', '11:00', '18:00'))).toEqual([
      'A PRESENT 60 0 120 0',
      'B MISSING_IN  0 0 0',
    ]);
  });

  it('whoever goes at the joint was not there after it, and whoever comes at it not before', () => {
    expect(lived(day.slice(1), taps('10:00', '13:05'))).toEqual(['A PRESENT 185 0 0 0', 'B ABSENT 0 0 0 0']);
    expect(lived(day.slice(1), taps('12:56', '18:00'))).toEqual(['A ABSENT 0 0 0 0', 'B PRESENT 244 0 0 0']);
    expect(lived(day.slice(1), taps('10:00', '14:00'))).toEqual([
      'A PRESENT 180 0 0 0',
      'B PRESENT 60 0 240 0',
    ]);
    expect(lived(day, taps('9:00', '13:05'))).toEqual([
      'M PRESENT 50 0 0 0',
      'A PRESENT 185 0 0 0',
      'B ABSENT 0 0 0 0',
    ]);
  });

  it('a punch forgotten at either end leaves the hours of all of it unknown; with none nobody came', () => {
    expect(lived(day, taps('9:00'))).toEqual([
      'M MISSING_OUT  0 0 0',
      'A MISSING_OUT  0 0 0',
      'B MISSING_OUT  0 0 0',
    ]);
    expect(lived(day, taps('18:00'))).toEqual([
      'M MISSING_IN  0 0 0',
      'A MISSING_IN  0 0 0',
      'B MISSING_IN  0 0 0',
    ]);
    expect(lived(day, [])).toEqual(['M ABSENT 0 0 0 0', 'A ABSENT 0 0 0 0', 'B ABSENT 0 0 0 0']);
    expect(lived(day, taps('9:00', '9:49'))).toEqual([
      'M PRESENT 49 0 0 0',
      'A ABSENT 0 0 0 0',
      'B ABSENT 0 0 0 0',
    ]);
  });

  it('over midnight too', () => {
    const night = shifts('A 18:00-24:00', 'B 24:00-30:00');
    expect(lived(night, taps('17:59', '30:03'))).toEqual(['A PRESENT 361 0 0 0', 'B PRESENT 363 0 0 0']);
    expect(attachVisits(night, taps('17:59'))[0]?.endsBy).toEqual(clock('34:00'));
  });

  it('stepping out counts in the shift it was in', () => {
    const steps: PunchFact[] = [
      { id: 'o', storeId: 's', kind: 'STEP_OUT', occurredAt: clock('14:00') },
      { id: 'b', storeId: 's', kind: 'STEP_BACK', occurredAt: clock('14:25') },
    ];
    const stays = attachPunches(day, [...taps('9:00', '18:00'), ...steps]);
    expect(stays.map(({ away }) => away.length)).toEqual([0, 0, 1]);
  });

  it('a longer pause, another store and a shift on leave are no joint', () => {
    expect(joinedShifts(shifts('A 9:00-12:00', 'B 12:16-18:00'))).toHaveLength(2);
    expect(joinedShifts(shifts('A 9:00-12:00', 'B 12:15-18:00'))).toHaveLength(1);
    const [a, b] = shifts('A 9:00-12:00', 'B 12:00-18:00');
    if (!a || !b) throw new Error('both');
    expect(joinedShifts([a, { ...b, storeId: 't' }])).toHaveLength(2);
    const leave = { startsAt: clock('12:00'), endsAt: clock('18:00') };
    expect(lived([a, { ...b, isOff: true }], taps('9:00', '12:01'), [leave])).toEqual([
      'A PRESENT 181 0 0 0',
      'B LEAVE 0 0 0 0',
    ]);
    expect(lived([a, { ...b, isOff: true }], taps('9:00'), [leave])).toEqual([
      'A MISSING_OUT  0 0 0',
      'B LEAVE 0 0 0 0',
    ]);
  });

  it('a second tap of the same finger as they go is no second punch', () => {
    const twice = [
      ...taps('17:58'),
      {
        id: 'again',
        storeId: 's',
        kind: 'CLOCK' as const,
        occurredAt: new Date(clock('17:58').getTime() + 20_000),
      },
    ];
    expect(lived(shifts('A 9:00-18:00'), twice)).toEqual(['A MISSING_IN  0 0 0']);
  });

  it('come to the hours that one shift of the same length would have had, however it is cut', () => {
    const minutes = fc.integer({ min: 20, max: 300 });
    fc.assert(
      fc.property(
        fc.array(minutes, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 800 }),
        (lengths, from, more) => {
          let start = 600;
          const cut = lengths.map((length, index): AttendedShift => {
            const [startsAt, endsAt] = [at(start), at(start + length)];
            start += length;
            return { ...{ id: `${index}`, storeId: 's', limits, startsAt, endsAt, breakMinutes: 0 } };
          });
          const [first, last] = [cut[0], cut.at(-1)];
          if (!first || !last) return;
          const whole: AttendedShift = { ...first, endsAt: last.endsAt };
          const came = {
            id: 'in',
            storeId: 's',
            kind: 'CLOCK' as const,
            occurredAt: at(600 - 100 + Math.min(from, 100 + (lengths[0] ?? 0) / 2 - 9)),
          };
          const went = {
            id: 'out',
            storeId: 's',
            kind: 'CLOCK' as const,
            occurredAt: new Date(last.endsAt.getTime() + (Math.min(more, 240) - 4) * 60_000),
          };
          const sum = (planned: AttendedShift[]) =>
            attachPunches(planned, [came, went]).reduce(
              (total, stay) => total + (judgeStay(stay, [], USUAL_POLICY).workedMinutes ?? Number.NaN),
              0,
            );
          expect(sum(cut)).toBe(sum([whole]));
          expect(inTurnOf(cut.toReversed())).toEqual(cut);
        },
      ),
      { numRuns: 500 },
    );
  });
});
