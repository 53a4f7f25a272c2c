import { expect, test } from 'vitest';
import { fairTurns, standingsOf, type TurnsOfKind } from './turn-rules';

const MONDAY = '2026-11-30';
const of = (turns: number, chances: number, lastOn: string | null = null): TurnsOfKind => ({
  turns,
  chances,
  lastOn,
});
/** Who is the next, then the one after, by index. */
const order = (all: TurnsOfKind[]) => {
  const standings = standingsOf(all, MONDAY);
  return standings.map((_, at) => at).sort((a, b) => (standings[a] ?? 0) - (standings[b] ?? 0));
};

test('what is fair goes by presence', () => {
  const all = [of(10, 50), of(5, 25)];
  expect(all.map((own) => fairTurns(all, own))).toEqual([10, 5]);
  expect(fairTurns([of(0, 0)], of(0, 0))).toBe(0);
});

test('leave does not punish: who was away half the year had half the turns, and both stand the same', () => {
  const [long, half] = standingsOf([of(10, 50, '2026-11-21'), of(5, 25, '2026-11-21')], MONDAY);
  expect(long).toBeCloseTo(half ?? -1);
});

test('the next is who had least for their presence, then whose last is longest ago', () => {
  expect(order([of(10, 50), of(3, 25), of(10, 48)])).toEqual([1, 0, 2]);
  expect(order([of(4, 20, '2026-11-28'), of(4, 20, '2026-10-03'), of(4, 20, '2026-11-14')])).toEqual([
    1, 2, 0,
  ]);
});

test('whoever is new is neither first nor last', () => {
  expect(order([of(8, 40, '2026-11-28'), of(6, 40, '2026-11-28'), of(0, 0)])).toEqual([1, 2, 0]);
});
