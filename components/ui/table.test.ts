import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('a list names its cells by their place on a phone: none of its rows joins two', () => {
  const files = globSync(['components/**/*.tsx', 'app/**/*.tsx']);
  const lists = files.filter((file) => readFileSync(file, 'utf8').includes('<ListTable'));
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.filter((file) => readFileSync(file, 'utf8').includes('colSpan'))).toEqual([]);
});
