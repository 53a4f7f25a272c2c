import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LIST_KEYS, LISTS } from './lists';

// Who may open a list may keep views of it: what is said here is what its page asks for.

const root = path.join(import.meta.dirname, '../..');
/** Rights a page asks for by the name of a list of them. */
const NAMED = { 'app/(office)/open-items/page.tsx': 'OPEN_ITEM_PERMISSIONS' } as Record<string, string>;

test.each(LIST_KEYS)('%s: its page asks for the same right', (key) => {
  const { path: address, permissions } = LISTS[key];
  const file = `app/(office)${address}/page.tsx`;
  const page = readFileSync(path.join(root, file), 'utf8');
  const asked = [
    ...page.matchAll(
      /(?:storesOfPage|requireSomewhere|requireEverywhere|storeOfPage)\(\s*(\[[^\]]*\]|'[^']+'|\w+)/g,
    ),
  ];
  const named = asked.map(([, rights = '']) => rights).join(' ');
  const wanted = NAMED[file] ? [NAMED[file]] : permissions.map((permission) => `'${permission}'`);
  for (const right of wanted) expect(named, file).toContain(right);
});
