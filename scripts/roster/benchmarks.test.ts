import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fillRoster } from '@/server/roster/fill/fill-roster';
import { judgeRoster } from '@/server/roster/fill/judge-roster';
import { readCurtois } from './curtois';
import { readNsplib } from './nsplib';
import { readRoster, writeRoster } from './write-roster';

const folder = path.join(process.env.DAYBOOK_SHARED_DATA ?? path.resolve('../shared/data'), 'rosters');
const read = (...place: string[]) => readFileSync(path.join(folder, ...place), 'utf8');

const SMALL = `# A comment
SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
A,E=7|L=2,2400,1440,5,1,1,1
B,E=7|L=0,2400,1440,5,1,2,1
SECTION_DAYS_OFF
A,0,6
SECTION_SHIFT_ON_REQUESTS
A,2,L,3
SECTION_SHIFT_OFF_REQUESTS
B,1,E,2
SECTION_COVER
1,E,1,100,1
2,L,1,100,1
`;

test('an instance says rules, needs and wishes as its comments explain them', () => {
  const problem = readCurtois(SMALL);
  const judge = (text: string) => judgeRoster(problem, readRoster(problem, text));
  expect(judge('A . E L . E . .\nB E . . E E . .')).toEqual({ broken: [], cost: 0 });
  expect(judge('A . . E . E . .\nB . E . . E E E')).toEqual({
    broken: [{ person: 0, day: 6, rule: 'LEAST_MINUTES' }],
    cost: 100 + 3 + 2,
  });
  expect(
    judge('A E L E . . . E\nB E E E . E E E')
      .broken.map(({ rule }) => rule)
      .sort(),
  ).toEqual(['BARRED', 'BARRED', 'LEAST_DAYS_OFF', 'MOST_MINUTES', 'SUCCESSION'].sort());
});

test('a roster is read as it was written', () => {
  const problem = readCurtois(SMALL);
  const { roster } = fillRoster(problem, { seconds: 0, seed: 1, now: () => 0 });
  expect(readRoster(problem, writeRoster(problem, roster))).toEqual(roster);
  expect(() => readRoster(problem, 'A . . . . . . X')).toThrow(/“X”/);
});

describe.skipIf(!existsSync(folder))('the judges', () => {
  test('the roster beside the first instance costs 607', () => {
    const problem = readCurtois(read('curtois', 'Instance1.txt'));
    expect(judgeRoster(problem, readRoster(problem, read('curtois', 'Instance1.optimal.txt')))).toEqual({
      broken: [],
      cost: 607,
    });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('instance %i: no hard rule is broken, whatever the time', (number) => {
    const problem = readCurtois(read('curtois', `Instance${number}.txt`));
    const { roster, cost } = fillRoster(problem, { seconds: 0, seed: number, now: () => 0 });
    expect(judgeRoster(problem, roster)).toEqual({ broken: [], cost });
  });

  test('NSPLib: as many assignments as the case allows', () => {
    const problem = readNsplib(read('nsplib', 'N25-1.nsp'), read('nsplib', 'case-6.gen'));
    const { roster, cost } = fillRoster(problem, { seconds: 0, seed: 1, now: () => 0 });
    expect(judgeRoster(problem, roster)).toEqual({ broken: [], cost });
    for (const days of roster) {
      const worked = days.filter((kind) => kind !== null).length;
      expect(worked).toBeGreaterThanOrEqual(4);
      expect(worked).toBeLessThanOrEqual(6);
    }
  });
});
