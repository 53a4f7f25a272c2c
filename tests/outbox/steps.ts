import fc from 'fast-check';
import { vi } from 'vitest';
import { FATES, type Fate } from './bad-line';
import { settle } from './browser';
import type { TabletUnderTest } from './tablet-under-test';

/** What is in a basket. */
export interface Goods {
  /** Prices of its lines. */
  fen: number[];
  /** Pieces of each. */
  count: number;
  offFen: number;
  /** The server will not book it. */
  isBad: boolean;
}

export type Step =
  | { kind: 'sell'; which: number; goods: Goods; isTwice: boolean; cut: number | null }
  | { kind: 'line'; request: number; fate: Fate }
  | { kind: 'pass'; ms: number }
  | { kind: 'clock'; ms: number }
  | { kind: 'restart'; which: number; isOnline: boolean }
  | { kind: 'drop'; which: number }
  | { kind: 'return'; which: number; isRefused: boolean }
  | { kind: 'online'; which: number }
  | { kind: 'enrol' }
  | { kind: 'wipe' };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const which = fc.nat(1);
const goods: fc.Arbitrary<Goods> = fc.record({
  fen: fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 3 }),
  count: fc.integer({ min: 1, max: 3 }),
  offFen: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(500)),
  isBad: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
});
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      which,
      goods,
      isTwice: rarely(fc.constant(true)).map((twice) => twice === true),
      cut: rarely(fc.nat(12)),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('line' as const),
      request: fc.nat(9),
      fate: fc.constantFrom(...FATES),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(1_000, 3_000, 9_000, 31_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      ms: fc.constantFrom(-DAY_MS, -5 * MINUTE_MS, 5 * MINUTE_MS, DAY_MS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('restart' as const), which, isOnline: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), which }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('online' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('return' as const), which, isRefused: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('enrol' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wipe' as const) }) },
);

/** Little happens, and all of it close together: windows and sender at one sale, while the clock is set. */
const tightStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      which: fc.constant(0),
      goods: fc.record({
        fen: fc.constant<number[]>([12_300]),
        count: fc.constant(1),
        offFen: fc.constant(0),
        isBad: fc.boolean(),
      }),
      isTwice: fc.constant(false),
      cut: fc.constant(null),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('line' as const),
      request: fc.nat(1),
      fate: fc.constantFrom('answered', 'answered', 'answered', 'arrives', 'answerLost'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      ms: fc.constantFrom(-DAY_MS, 5 * MINUTE_MS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('online' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constant(1_000) }),
  },
);

const daysOf = (steps: fc.Arbitrary<Step>, oldSales: fc.Arbitrary<number>, minLength: number) =>
  fc.record({ oldSales, steps: fc.array(steps, { minLength, maxLength: 12, size: 'max' }) });

/** A day at the counter, and how many sales an earlier version had left on the tablet. */
export const days = fc.oneof(
  {
    weight: 2,
    arbitrary: daysOf(
      step,
      rarely(fc.integer({ min: 1, max: 2 })).map((old) => old ?? 0),
      1,
    ),
  },
  { weight: 1, arbitrary: daysOf(tightStep, fc.constant(0), 9) },
);

export async function play(tablet: TabletUnderTest, step: Step): Promise<void> {
  switch (step.kind) {
    case 'sell':
      return tablet.sell(step.which, step.goods, step);
    case 'line':
      tablet.line.happen(step.request, step.fate);
      return settle();
    case 'pass':
      return tablet.pass(step.ms);
    case 'clock':
      vi.setSystemTime(Date.now() + step.ms);
      return;
    case 'restart':
      return tablet.restart(step.which, step.isOnline);
    case 'drop':
      return tablet.drop(step.which);
    case 'return':
      return tablet.takeBack(step.which, step.isRefused);
    case 'online':
      return tablet.hearOnline(step.which);
    case 'enrol':
      return tablet.enrolAnew();
    case 'wipe':
      return tablet.wipe();
  }
}
