import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { putBack, setAside } from './keep-assets';

test('the files of the two builds before are there beside those of the present one, and no older ones', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'daybook-assets-'));
  const [made, kept] = [path.join(root, 'static'), path.join(root, 'kept')];
  const build = (number: number) => {
    setAside(made, kept);
    rmSync(made, { recursive: true, force: true });
    mkdirSync(path.join(made, 'chunks'), { recursive: true });
    writeFileSync(path.join(made, 'chunks', `page-${number}.js`), `build ${number}`);
    writeFileSync(path.join(made, 'chunks', 'always.js'), `of build ${number}`);
    putBack(made, kept);
    return readdirSync(path.join(made, 'chunks')).sort();
  };
  expect(build(1)).toEqual(['always.js', 'page-1.js']);
  expect(build(2)).toEqual(['always.js', 'page-1.js', 'page-2.js']);
  expect(build(3)).toEqual(['always.js', 'page-1.js', 'page-2.js', 'page-3.js']);
  expect(build(4)).toEqual(['always.js', 'page-2.js', 'page-3.js', 'page-4.js']);
  expect(build(5)).toEqual(['always.js', 'page-3.js', 'page-4.js', 'page-5.js']);
  expect(readFileSync(path.join(made, 'chunks', 'always.js'), 'utf8')).toBe('of build 5');
});
