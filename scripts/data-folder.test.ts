import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { prepareDataFolder } from './data-folder';

const place = () => mkdtempSync(path.join(tmpdir(), 'daybook-folder-'));

test('a folder is made, entered by its owner alone, and nothing is left in it', () => {
  const folder = path.join(place(), 'a', 'b');
  expect(prepareDataFolder(folder)).toBe(folder);
  expect(readdirSync(folder)).toEqual([]);
});

test('a file where the folder should be is told in a sentence', () => {
  const file = path.join(place(), 'data');
  writeFileSync(file, '');
  expect(() => prepareDataFolder(file)).toThrow(/is a file.*DAYBOOK_DATA/);
  expect(() => prepareDataFolder(path.join(file, 'below'))).toThrow(/is a file.*DAYBOOK_DATA/);
});

// Root writes wherever it likes.
test.skipIf(process.getuid?.() === 0)('a folder that is read-only is told in a sentence', () => {
  const folder = place();
  chmodSync(folder, 0o500);
  expect(() => prepareDataFolder(folder)).toThrow(/read-only for this user.*DAYBOOK_DATA/);
});
