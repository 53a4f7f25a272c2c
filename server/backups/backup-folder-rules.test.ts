import { expect, test } from 'vitest';
import { backupName, namesToDelete } from './backup-folder-rules';

const now = new Date('2026-11-29T18:30:05.250Z');
const made = backupName(now);
const daysAgo = (days: number) => backupName(new Date(now.getTime() - days * 86_400_000));

test('a backup is named by its moment', () => {
  expect(made).toBe('daybook-20261129-183005.backup');
});

test('those of more than so many days ago go, the others and the new one stay', () => {
  const names = [daysAgo(15), daysAgo(14.1), daysAgo(13.9), daysAgo(1), made];
  expect(namesToDelete(names, { made, now, keepDays: 14 })).toEqual([daysAgo(15), daysAgo(14.1)]);
});

test('the new one stays, however few days are kept', () => {
  expect(namesToDelete([made], { made, now: new Date(now.getTime() + 9e9), keepDays: 1 })).toEqual([]);
});

test('what was left unfinished goes after a day, and what is not ours never', () => {
  const left = [`${daysAgo(0.5)}.partial`, `${daysAgo(1.5)}.partial`];
  const others = [
    'books.backup',
    'daybook-2020.backup',
    'x-daybook-20200101-000000.backup',
    'daybook-20200101-000000.backup.gpg',
  ];
  expect(namesToDelete([...left, ...others], { made, now, keepDays: 14 })).toEqual([left[1]]);
});
