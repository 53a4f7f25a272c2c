// Long because: the cases people reported of other clocks stand beside each other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachPunches, cleanStart } from './attach-punches';
import {
  type AttendedShift,
  type PunchFact,
  type PunchKind,
  type Stay,
  USUAL_POLICY,
} from './attendance-rules';
import { countedOvertime, judgeStay, proposedMoment } from './judging-rules';

const limits = { earlyLimit: 120, lateLimit: 240 };
const at = (text: string) => new Date(text);
const shift = (id: string, from: string, to: string, breakMinutes = 0): AttendedShift => ({
  id,
  storeId: 's',
  startsAt: at(from),
  endsAt: at(to),
  breakMinutes,
  limits,
});
const punch = (text: string, kind: PunchKind = 'CLOCK'): PunchFact => ({
  id: `p${text}${kind}`,
  storeId: 's',
  kind,
  occurredAt: at(text),
});
const inShort = (stays: readonly Stay[]) =>
  stays.map((one) => [one.shift?.id ?? null, one.in?.occurredAt ?? null, one.out?.occurredAt ?? null]);
const judged = (stay: Stay | undefined, leaves: { startsAt: Date; endsAt: Date }[] = []) => {
  if (!stay) throw new Error('no stay');
  return judgeStay(stay, leaves, USUAL_POLICY);
};

describe('punches belong to shifts by window, never by date', () => {
  it('at01: a night shift keeps the punch of the next morning; the evening shift stays open', () => {
    const night = shift('N', '2025-07-13T18:00+05:30', '2025-07-14T07:00+05:30');
    const evening = shift('E', '2025-07-14T14:00+05:30', '2025-07-14T20:00+05:30');
    const [came, went] = ['2025-07-13T18:30+05:30', '2025-07-14T07:10+05:30'];
    const stays = attachPunches([evening, night], [punch(went), punch(came)]);
    expect(inShort(stays)).toEqual([
      ['N', at(came), at(went)],
      ['E', null, null],
    ]);
    expect(judged(stays[0])).toMatchObject({ state: 'PRESENT', lateMinutes: 30, workedMinutes: 760 });
  });

  it('at04: whoever forgot to clock out yesterday clocks in today; hours are unknown, never 23 h 55', () => {
    const [a, b] = [
      shift('A', '2018-12-18T09:00+01:00', '2018-12-18T17:00+01:00'),
      shift('B', '2018-12-19T09:00+01:00', '2018-12-19T17:00+01:00'),
    ];
    const stays = attachPunches([a, b], [punch('2018-12-18T09:00+01:00'), punch('2018-12-19T08:55+01:00')]);
    expect(inShort(stays)).toEqual([
      ['A', at('2018-12-18T09:00+01:00'), null],
      ['B', at('2018-12-19T08:55+01:00'), null],
    ]);
    expect(judged(stays[0])).toMatchObject({ state: 'MISSING_OUT', workedMinutes: null });
  });

  it('at05, at09: a night is as long as it is, over midnight and over the clock that is set', () => {
    const [plain] = attachPunches([shift('N', '2026-08-03T22:00+02:00', '2026-08-04T06:00+02:00')], []);
    expect(judged(plain)).toMatchObject({ state: 'ABSENT', plannedMinutes: 480, workedMinutes: 0 });
    const [set] = attachPunches(
      [shift('N', '2026-10-24T22:00+02:00', '2026-10-25T06:00+01:00')],
      [punch('2026-10-24T21:58+02:00'), punch('2026-10-25T06:01+01:00')],
    );
    expect(judged(set)).toMatchObject({ plannedMinutes: 540, workedMinutes: 543, lateMinutes: 0 });
  });

  it('at06: an open shift takes the next punch before a new one may start', () => {
    const [a, b] = [
      shift('A', '2025-03-27T08:00+03:00', '2025-03-27T16:00+03:00'),
      shift('B', '2025-03-27T16:00+03:00', '2025-03-28T00:00+03:00'),
    ];
    const times = ['2025-03-27T07:58+03:00', '2025-03-27T16:02+03:00', '2025-03-27T16:03+03:00'];
    expect(
      inShort(
        attachPunches(
          [a, b],
          times.map((text) => punch(text)),
        ),
      ),
    ).toEqual([
      ['A', at(times[0] ?? ''), at(times[1] ?? '')],
      ['B', at(times[2] ?? ''), null],
    ]);
  });

  it('at07: with leave at its end a shift is not closed by itself, and the moment the leave began is offered', () => {
    const a = shift('A', '2025-11-13T09:00+01:00', '2025-11-13T17:00+01:00');
    const leave = { startsAt: at('2025-11-13T15:00+01:00'), endsAt: at('2025-11-13T17:00+01:00') };
    const [stay] = attachPunches([a], [punch('2025-11-13T09:00+01:00')]);
    expect(stay?.out).toBeNull();
    expect(judged(stay, [leave])).toMatchObject({
      state: 'MISSING_OUT',
      workedMinutes: null,
      leaveMinutes: 120,
    });
    expect(proposedMoment(a, 'OUT', [leave])).toEqual(at('2025-11-13T15:00+01:00'));
    const [went] = attachPunches([a], [punch('2025-11-13T09:00+01:00'), punch('2025-11-13T15:00+01:00')]);
    expect(judged(went, [leave])).toMatchObject({ state: 'PRESENT', earlyMinutes: 0, workedMinutes: 360 });
  });

  it('at08: what was forgotten before a break of two days is missing once, and nothing hangs on the day after', () => {
    const a = shift('A', '2025-09-20T09:00+02:00', '2025-09-20T17:00+02:00');
    const stays = attachPunches([a], [punch('2025-09-20T09:00+02:00')]);
    expect(inShort(stays)).toEqual([['A', at('2025-09-20T09:00+02:00'), null]]);
  });

  it('only a punch near the end is somebody going who forgot to clock in; one that comes late came late', () => {
    const a = shift('A', '2026-03-02T09:00+08:00', '2026-03-02T18:00+08:00', 60);
    const [going] = attachPunches([a], [punch('2026-03-02T17:58+08:00')]);
    expect(judged(going)).toMatchObject({ state: 'MISSING_IN', lateMinutes: 0, earlyMinutes: 0 });
    const [late] = attachPunches([a], [punch('2026-03-02T13:00+08:00')]);
    expect(judged(late)).toMatchObject({ state: 'MISSING_OUT', lateMinutes: 240 });
    const [short] = attachPunches([a], [punch('2026-03-02T17:00+08:00'), punch('2026-03-02T17:58+08:00')]);
    expect(judged(short)).toMatchObject({ state: 'PRESENT', workedMinutes: 58, lateMinutes: 480 });
  });

  it('a finger that comes down twice is one punch', () => {
    const a = shift('A', '2026-03-02T09:00+08:00', '2026-03-02T18:00+08:00', 60);
    const times = ['08:59:00', '08:59:30', '18:01:00', '18:01:10'].map((time) => `2026-03-02T${time}+08:00`);
    const stays = attachPunches(
      [a],
      times.map((text) => punch(text)),
    );
    expect(inShort(stays)).toEqual([['A', at(times[0] ?? ''), at(times[2] ?? '')]]);
  });

  it('outside of any shift two punches are a stay, and what nobody ended is ended by nothing', () => {
    const a = shift('A', '2026-03-03T09:00+08:00', '2026-03-03T18:00+08:00');
    const stays = attachPunches(
      [a],
      [
        punch('2026-03-02T09:00+08:00'),
        punch('2026-03-02T12:00+08:00'),
        punch('2026-03-02T22:00+08:00'),
        punch('2026-03-03T09:01+08:00'),
      ],
    );
    expect(inShort(stays)).toEqual([
      [null, at('2026-03-02T09:00+08:00'), at('2026-03-02T12:00+08:00')],
      [null, at('2026-03-02T22:00+08:00'), null],
      ['A', at('2026-03-03T09:01+08:00'), null],
    ]);
    expect(judged(stays[0])).toMatchObject({ state: 'UNPLANNED', workedMinutes: 180, overMinutes: 180 });
    expect(judged(stays[1])).toMatchObject({ state: 'MISSING_OUT', workedMinutes: null, overMinutes: 0 });
  });

  it('stepping out counts minutes away; a return nobody tapped lasts until they went', () => {
    const a = shift('A', '2026-03-02T09:00+08:00', '2026-03-02T18:00+08:00');
    const [stay] = attachPunches(
      [a],
      [
        punch('2026-03-02T09:00+08:00'),
        punch('2026-03-02T10:00+08:00', 'STEP_OUT'),
        punch('2026-03-02T10:25+08:00', 'STEP_BACK'),
        punch('2026-03-02T17:30+08:00', 'STEP_OUT'),
        punch('2026-03-02T18:00+08:00'),
      ],
    );
    expect(judged(stay)).toMatchObject({ steppedOutMinutes: 55, workedMinutes: 540 });
  });
});

describe('any order gives one result', () => {
  const DAY = 24 * 60;
  /** Shifts that never overlap, some of them touching, and punches anywhere. */
  const lives = fc.record({
    shifts: fc.array(
      fc.record({
        gap: fc.constantFrom(0, 0, 10, 30, 300, 700, 900, 2_000),
        length: fc.integer({ min: 60, max: 900 }),
      }),
      { maxLength: 12 },
    ),
    punches: fc.array(
      fc.record({
        minute: fc.integer({ min: 0, max: 12 * DAY }),
        kind: fc.constantFrom<PunchKind>('CLOCK', 'CLOCK', 'CLOCK', 'STEP_OUT', 'STEP_BACK'),
      }),
      { maxLength: 30 },
    ),
  });
  const minutes = fc.integer({ min: 0, max: 12 * DAY });
  const made = ({
    shifts,
    punches,
  }: {
    shifts: { gap: number; length: number }[];
    punches: { minute: number; kind: PunchKind }[];
  }) => {
    let minute = 0;
    const moment = (value: number) => new Date(Date.UTC(2026, 2, 1) + value * 60_000);
    return {
      shifts: shifts.map(({ gap, length }, index) => {
        const from = minute + gap;
        minute = from + length;
        return {
          ...shift(`shift${index}`, '2026-03-01', '2026-03-02'),
          startsAt: moment(from),
          endsAt: moment(minute),
        };
      }),
      punches: punches.map(({ minute: value, kind }, index) => ({
        id: `${index}`,
        storeId: 's',
        kind,
        occurredAt: moment(value),
      })),
      moment,
    };
  };

  it('whatever comes first', () => {
    fc.assert(
      fc.property(lives, fc.infiniteStream(fc.nat()), (life, numbers) => {
        const { shifts, punches } = made(life);
        const keys = new Map([...shifts, ...punches].map((one) => [one, numbers.next().value ?? 0]));
        const shuffled = <T extends object>(all: T[]) =>
          all.toSorted((a, b) => (keys.get(a as never) ?? 0) - (keys.get(b as never) ?? 0));
        expect(attachPunches(shuffled(shifts), shuffled(punches))).toEqual(attachPunches(shifts, punches));
      }),
      { numRuns: 300 },
    );
  });

  it('and each punch is in one place at most, inside the window of its shift, with hours no longer than the window', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { shifts, punches } = made(life);
        const stays = attachPunches(shifts, punches);
        const used = stays.flatMap((one) => [one.in?.id, one.out?.id]).filter((id) => id !== undefined);
        expect(new Set(used).size).toBe(used.length);
        expect(
          stays
            .filter((one) => one.shift)
            .map((one) => one.shift?.id)
            .sort(),
        ).toEqual(shifts.map(({ id }) => id).sort());
        for (const { shift: own, in: came, out: went, endsBy } of stays) {
          if (came && went)
            expect(went.occurredAt.getTime()).toBeGreaterThanOrEqual(came.occurredAt.getTime());
          for (const one of [came, went]) {
            if (!own || !one) continue;
            expect(one.occurredAt.getTime()).toBeGreaterThanOrEqual(own.startsAt.getTime() - 120 * 60_000);
            expect(one.occurredAt.getTime()).toBeLessThanOrEqual(endsBy.getTime());
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('and what is attached from a clean moment of what was read is what is attached of everything', () => {
    fc.assert(
      fc.property(lives, fc.tuple(minutes, minutes), (life, [a, b]) => {
        const { shifts, punches, moment } = made(life);
        const read = { from: moment(Math.min(a, b)), wanted: moment(Math.max(a, b)) };
        const [known, there] = [
          shifts.filter(({ endsAt }) => endsAt > read.from),
          punches.filter(({ occurredAt }) => occurredAt >= read.from),
        ];
        const from = cleanStart(known, there, read);
        if (!from) return;
        const begins = (stay: Stay) =>
          stay.in?.occurredAt ?? stay.out?.occurredAt ?? stay.shift?.startsAt ?? from;
        const whole = attachPunches(shifts, punches).filter((stay) => begins(stay) >= from);
        const part = attachPunches(
          known.filter((one) => one.startsAt.getTime() - 120 * 60_000 >= from.getTime()),
          there.filter(({ occurredAt }) => occurredAt >= from),
        );
        expect(inShort(part)).toEqual(inShort(whole));
      }),
      { numRuns: 1_000 },
    );
  });

  it('and there is a clean moment wherever somebody comes after a night away', () => {
    const punches = [punch('2026-03-05T09:00Z'), punch('2026-03-05T18:00Z')];
    const read = { from: at('2026-03-01T00:00Z'), wanted: at('2026-03-03T00:00Z') };
    expect(cleanStart([], punches, read)).toEqual(at('2026-03-05T09:00Z'));
    // A shift that lies after it does not hide it.
    const later = shift('later', '2026-03-06T09:00Z', '2026-03-06T18:00Z');
    expect(cleanStart([later], punches, read)).toEqual(at('2026-03-05T09:00Z'));
    // What is read in part is none: who knows what was before?
    expect(cleanStart([], punches, { ...read, from: at('2026-03-05T00:00Z') })).toBeNull();
  });
});

describe('overtime and being alone', () => {
  it('counts by the store’s way', () => {
    expect([
      countedOvertime('BY_CLOCK', 90, null),
      countedOvertime('BY_APPROVAL', 90, 60),
      countedOvertime('BY_APPROVAL', 0, 60),
      countedOvertime('CLOCK_WITHIN_APPROVAL', 90, 60),
      countedOvertime('CLOCK_WITHIN_APPROVAL', 30, 60),
      countedOvertime('CLOCK_WITHIN_APPROVAL', 30, null),
    ]).toEqual([90, 60, 60, 60, 30, 0]);
    const a = shift('A', '2026-03-02T09:00Z', '2026-03-02T18:00Z');
    const over = (text: string) =>
      judged(attachPunches([a], [punch('2026-03-02T09:00Z'), punch(text)])[0]).overMinutes;
    expect([over('2026-03-02T18:29Z'), over('2026-03-02T18:30Z'), over('2026-03-02T20:00Z')]).toEqual([
      0, 30, 120,
    ]);
  });
});
