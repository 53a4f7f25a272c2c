import { describe, expect, test } from 'vitest';
import { isSameShare, sharesProblem } from './dispute-rules';

const share = (personId: string, shareBp: number) => ({ personId, shareBp });

describe('shares of a line that was disputed', () => {
  test.each([
    ['two, to the whole', [share('a', 6_000), share('b', 4_000)], null],
    ['one alone', [share('a', 10_000)], 'people'],
    ['somebody twice', [share('a', 5_000), share('a', 5_000)], 'people'],
    ['somebody else', [share('a', 5_000), share('z', 5_000)], 'people'],
    ['less than the whole', [share('a', 5_000), share('b', 4_999)], 'whole'],
    ['more than the whole', [share('a', 5_000), share('b', 5_001)], 'whole'],
    ['nothing for one', [share('a', 10_000), share('b', 0)], 'whole'],
  ])('%s', (_, shares, problem) => {
    expect(sharesProblem(shares, ['a', 'b'])).toBe(problem);
  });

  test('are the same whoever is named first', () => {
    const before = [share('a', 6_000), share('b', 4_000)];
    expect(isSameShare(before, before.toReversed())).toBe(true);
    expect(isSameShare(before, [share('a', 4_000), share('b', 6_000)])).toBe(false);
    expect(isSameShare(before, [share('a', 10_000)])).toBe(false);
  });
});
