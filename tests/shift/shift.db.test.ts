import { expect, it } from 'vitest';
import { SeededRandom } from '@/prisma/seed/random';
import { ACTS } from './acts';
import { plan, playShift } from './play-shift';

it('a short shift with every kind of ticket ends with books that agree', async () => {
  const lines: string[] = [];
  expect(await playShift({ seed: 5, tickets: 20 }, (line) => void lines.push(line))).toEqual([]);
  for (const name of Object.keys(ACTS)) expect(lines.join('\n')).toContain(` ${name} `);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a shift of forty has every kind, and sells before it takes back (seed %i)',
  (seed) => {
    const names = plan(new SeededRandom(seed), 40);
    expect(names).toHaveLength(40);
    expect(new Set(names)).toEqual(new Set(Object.keys(ACTS)));
    expect(plan(new SeededRandom(seed), 40)).toEqual(names);
  },
);
