import { describe, expect, it } from 'vitest';
import {
  CAUSES,
  DEFAULT_TIMES,
  documentOf,
  isOpen,
  isRoundTheClock,
  mayMove,
  mayReopen,
  movesFrom,
  OUTCOMES,
  SEVERITIES,
  STATES,
  severityOf,
  stopsClock,
} from './complaint-rules';

describe('states', () => {
  it('lead from every one to the end, and never back to new', () => {
    for (const state of STATES) {
      const seen = new Set([state]);
      const queue = [state];
      for (let at = queue.pop(); at; at = queue.pop())
        for (const next of movesFrom(at))
          if (!seen.has(next)) {
            seen.add(next);
            queue.push(next);
          }
      expect(seen.has('CLOSED')).toBe(true);
      expect(movesFrom(state)).not.toContain('NEW');
      expect(mayMove(state, state)).toBe(false);
    }
  });

  it('close only what was solved, and solve nothing nobody worked on', () => {
    expect(STATES.filter((from) => mayMove(from, 'CLOSED'))).toEqual(['SOLVED']);
    expect(STATES.filter((from) => mayMove(from, 'SOLVED'))).toEqual([
      'IN_PROGRESS',
      'WAITING_CUSTOMER',
      'WAITING_SUPPLIER',
    ]);
    expect(STATES.filter(mayReopen)).toEqual(STATES.filter((state) => !isOpen(state)));
  });

  it('stop the clock while the customer is waited for, and not for a supplier', () => {
    expect(STATES.filter(stopsClock)).toEqual(['WAITING_CUSTOMER']);
  });
});

describe('severity', () => {
  const none = { injury: false, publicly: false, unusable: false, again: false, fault: false };
  it.each([
    [{ ...none }, 4],
    [{ ...none, fault: true }, 3],
    [{ ...none, fault: true, again: true }, 2],
    [{ ...none, unusable: true }, 2],
    [{ ...none, unusable: true, publicly: true }, 1],
    [{ ...none, injury: true }, 1],
  ] as const)('%o is %i', (facts, severity) => expect(severityOf(facts)).toBe(severity));

  it('gives the worse less time, and the worst runs by night too', () => {
    for (const [at, severity] of SEVERITIES.entries()) {
      const better = SEVERITIES[at + 1];
      if (!better) continue;
      expect(DEFAULT_TIMES[severity].answerMinutes).toBeLessThan(DEFAULT_TIMES[better].answerMinutes);
      expect(DEFAULT_TIMES[severity].solveMinutes).toBeLessThanOrEqual(DEFAULT_TIMES[better].solveMinutes);
    }
    expect(SEVERITIES.filter(isRoundTheClock)).toEqual([1]);
  });
});

it('money is given by documents of the ledgers, words by none', () => {
  expect(OUTCOMES.filter((kind) => documentOf(kind) === null)).toEqual(['EXPLANATION', 'UNFOUNDED']);
  expect(new Set(CAUSES).size).toBe(CAUSES.length);
});
