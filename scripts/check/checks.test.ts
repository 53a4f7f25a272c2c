// Long because: one small case for each of the structure checks.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const scripts = path.resolve(import.meta.dirname, '..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'daybook-check-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

function check(name: string): { code: number | null; said: string } {
  const run = spawnSync(process.execPath, [path.join(scripts, `check-${name}.mjs`), root], {
    encoding: 'utf8',
  });
  return { code: run.status, said: run.stderr };
}

test('a module imports only from lines below its own', () => {
  write({
    'server/stores/queries.ts': "import { x } from '../platform/db';",
    'server/platform/db.ts': 'export const x = 1;',
  });
  expect(check('levels')).toEqual({ code: 0, said: '' });
  write({
    'server/stores/close-day.ts': "import { y } from '@/server/sales/queries';",
    'server/sales/queries.ts': '',
  });
  write({
    'server/customers/list-customers.ts': "import { z } from '@/server/stock/queries';",
    'server/stock/queries.ts': '',
  });
  const { code, said } = check('levels');
  expect(code).toBe(1);
  expect(said).toMatch(/sales stands above stores\. Turn it round/);
  expect(said).toMatch(/customers and stock stand on the same line/);
});

test('internal and router files belong to their module', () => {
  write({ 'server/sales/a.ts': "import '../tills/internal';\nimport { r } from '../tills/router';" });
  write({ 'server/tills/internal.ts': '', 'server/tills/router.ts': '' });
  expect(check('levels').said.match(/belongs to tills alone/g)).toHaveLength(2);
});

test('screens know rules and schemas, and types', () => {
  write({
    'components/sales/pay.tsx': [
      "import { total } from '@/server/sales/rules';",
      "import { input } from '@/server/sales/schema';",
      "import type { Ticket } from '@/server/sales/queries';",
    ].join('\n'),
    'server/sales/rules.ts': '',
    'server/sales/schema.ts': '',
    'server/sales/queries.ts': '',
  });
  expect(check('levels').code).toBe(0);
  write({ 'app/page.tsx': "import { list } from '@/server/sales/queries';" });
  expect(check('levels').said).toMatch(/Ask through trpc instead/);
});

test('a circle is shown whole', () => {
  write({
    'lib/a.ts': "import './b';",
    'lib/b.ts': "export * from './c';",
    'lib/c.ts': "import { a } from './a';",
  });
  expect(check('levels').said).toContain('lib/a.ts -> lib/b.ts -> lib/c.ts -> lib/a.ts');
});

test('a table is written by its module alone', () => {
  write({
    'prisma/schema/tills.prisma': 'model TillSession {\n  id String @id\n\n  @@map("till_session")\n}\n',
    'server/tills/open-till.ts': 'await tx.tillSession.create({}); sql`UPDATE till_session SET x = 1`',
    'server/tills/read.ts':
      'await tx.tillSession.findMany(); sql`SELECT 1 FROM till_session FOR UPDATE`; // tx.tillSession.delete()',
  });
  expect(check('tables')).toEqual({ code: 0, said: '' });
  write({
    'server/sales/bad.ts': [
      'await tx.tillSession.updateMany({});',
      'sql`INSERT INTO till_session VALUES (1)`;',
      'sql`UPDATE till_session AS t SET x = 1`;',
      'sql`DELETE FROM "till_session"`;',
    ].join('\n'),
  });
  const { said } = check('tables');
  expect(said.match(/is of server\/tills/g)).toHaveLength(4);
  expect(said).toContain('server/sales/bad.ts:4');
});

test('names say what is in a file, and long files say why', () => {
  write({ 'server/sales/utils.ts': '', 'components/common/a.tsx': '', 'lib/long.ts': 'x\n'.repeat(301) });
  expect(check('names').said.split('\n')).toHaveLength(5);
  rmSync(path.join(root, 'server/sales/utils.ts'));
  rmSync(path.join(root, 'components'), { recursive: true });
  write({ 'lib/long.ts': `// Long because: one table\n${'x\n'.repeat(301)}` });
  expect(check('names').code).toBe(0);
});

test('both languages have the same words with the same values', () => {
  write({
    'messages/zh-CN/sales.json': JSON.stringify({ a: '共 {count} 件', b: { c: '收款', d: ' ' } }),
    'messages/en/sales.json': JSON.stringify({
      a: '{count, plural, one {# item} other {# items}}',
      b: { c: 'Pay', x: 'X' },
    }),
    'messages/en/tills.json': '{}',
  });
  const { said } = check('messages');
  expect(said).toMatch(/b\.d is empty/);
  expect(said).toMatch(/zh-CN\/sales\.json: b\.x is missing/);
  expect(said).toMatch(/zh-CN\/tills\.json: is missing/);
  expect(said).not.toMatch(/takes/);
});

test('a branch of one word is not a value, a value in a branch is', () => {
  const words = '{n, plural, =0 {whole} other {# of {all}}}';
  write({
    'messages/zh-CN/a.json': JSON.stringify({ a: '{n}' }),
    'messages/en/a.json': JSON.stringify({ a: words }),
  });
  expect(check('messages').said).toContain('a takes {all, n}, in zh-CN {n}');
});

test('Chinese stands in messages, not in code', () => {
  write({
    'components/a.tsx': '// 收款 in a comment\nexport const a = <p>收款</p>;',
    'lib/b.ts': "// Chinese because: data\n'件'",
  });
  const { said } = check('messages');
  expect(said).toContain('components/a.tsx:2');
  expect(said).not.toContain('lib/b.ts');
});

test('commands take their moment from ctx.now', () => {
  write({
    'server/platform/clock.ts': 'new Date()',
    'server/sales/a.ts': 'new Date(ctx.now); // new Date()\n',
  });
  expect(check('clock').code).toBe(0);
  write({ 'server/sales/b.ts': 'const at = Date.now();' });
  expect(check('clock').said).toContain('server/sales/b.ts:1');
});

test('goods are fetched and shown with their specification', () => {
  write({
    'server/stocktake/good.ts':
      'sql`SELECT p.name, p.spec FROM line l JOIN product p ON true`; sql`SELECT p.id FROM product p`',
    'components/stock/good.tsx': '<b>{goodsName(row)}</b>; row.unit; <i>{person.name}</i>',
  });
  expect(check('goods')).toEqual({ code: 0, said: '' });
  write({
    'server/stocktake/bad.ts': 'sql`SELECT p.code, p.name, p.unit FROM line l JOIN product p ON true`',
    'server/stock/bad.ts': 'find({ select: { id: true, name: true, unit: true } })',
    'components/stock/bad.tsx': '<b>{row.name}</b> {row.unit}',
    'components/stock/label.tsx': "<b>{goodsName(line)}</b> {line.unit}\nt('remove', { name: line.name })",
  });
  const { code, said } = check('goods');
  expect(code).toBe(1);
  expect(said).toMatch(/stocktake\/bad\.ts:1 has p\.name without p\.spec/);
  expect(said).toMatch(/stock\/bad\.ts:1 has name: true without spec: true/);
  expect(said).toMatch(/stock\/bad\.tsx:1 has row\.name without goodsName\(row\)/);
  expect(said).toMatch(/stock\/label\.tsx:2 has line\.name/);
  expect(said).toMatch(/4 problems/);
});

test('a table is written by its module alone, also through insertRows and through another model', () => {
  write({
    'prisma/schema/tills.prisma': 'model Till {\n  id String\n  counts Count[]\n  @@map("till")\n}',
    'prisma/schema/counts.prisma': 'model Count {\n  id String\n  @@map("count_of_till")\n}',
    'server/tills/open-till.ts': "insertRows('count_of_till', [], []);",
    'server/tills/add-till.ts': 'tx.till.create({ data: { id, counts: { create: [{ id }] } } });',
  });
  const { code, said } = check('tables');
  expect(code).toBe(1);
  expect(said).toContain(
    'server/tills/open-till.ts:1 writes the table count_of_till, which is of server/counts',
  );
  expect(said).toContain('server/tills/add-till.ts:1 writes the model count, which is of server/counts');
});

test('a table is read by its module alone, but for a list that only shrinks', () => {
  const list = (files: Record<string, string[]>) => ({
    'scripts/check/foreign-reads.json': JSON.stringify({ reason: 'names', files }),
  });
  write({
    'prisma/schema/tills.prisma': 'model Till {\n  id String\n  @@map("till")\n}',
    'server/sales/list-sales.ts': 'sql`SELECT 1 FROM ticket t JOIN till l ON l.id = t.till_id`',
    'server/sales/find-till.ts': 'reader.till.findUnique({ where: { id } });',
  });
  expect(check('tables').said).toContain('server/sales/list-sales.ts reads till, which is of server/tills.');
  expect(check('tables').said).toContain('server/sales/find-till.ts reads till, which is of server/tills.');
  write(list({ 'server/sales/list-sales.ts': ['till'], 'server/sales/find-till.ts': ['till'] }));
  expect(check('tables')).toEqual({ code: 0, said: '' });
  write({ 'server/sales/find-till.ts': '' });
  expect(check('tables').said).toContain('server/sales/find-till.ts reads till no more.');
});

test('a table of a room above is read by nobody below, whatever the list says', () => {
  write({
    'prisma/schema/sales.prisma': 'model Ticket {\n  id String\n  @@map("ticket")\n}',
    'server/tills/close-till.ts': 'sql`SELECT 1 FROM ticket`',
    'scripts/check/foreign-reads.json': JSON.stringify({
      reason: 'names',
      files: { 'server/tills/close-till.ts': ['ticket'] },
    }),
  });
  expect(check('tables').said).toContain(
    'server/tills/close-till.ts reads ticket, which is of server/sales, a room above. Ask by a port',
  );
});

test('each table is of the company or by store, and its keys go with that', () => {
  const till = 'model Till {\n  storeId String\n  id String\n  @@id([storeId, id])\n  @@map("till")\n}\n';
  write({ 'prisma/schema/tills.prisma': till });
  expect(check('tables')).toEqual({ code: 0, said: '' });
  write({
    'prisma/schema/tills.prisma': `${till}
model Drawer {
  id String
  storeId String
  code String @unique
  tillId String
  till Till @relation(fields: [storeId, tillId], references: [storeId, id])
  @@id([id, storeId])
  @@map("drawer")
}
model Count {
  storeId String
  id String
  code String @unique
  tillId String
  till Till @relation(fields: [tillId], references: [id])
  @@id([storeId, id])
  @@map("count")
}
`,
  });
  const { code, said } = check('tables');
  expect(code).toBe(1);
  expect(said).toContain('drawer is neither of the company nor by store');
  expect(said).toContain('drawer is of the company and refers to till');
  expect(said).toContain('count is by store and unique by code');
  expect(said).toContain('count refers to till across stores');
});

test('whole rows are not aggregated as JSON', () => {
  write({
    'server/tills/read.ts':
      'const a = `SELECT json_agg(t) FROM till t`;\nconst b = `SELECT json_agg(row_to_json(t)), array_agg(t.id) FROM till t`;',
  });
  const { said } = check('tables');
  expect(said).toContain('server/tills/read.ts:1 aggregates whole rows');
  expect(said).not.toContain('read.ts:2');
});

test('a screen asks for words that are written, of the noun it names', () => {
  const words = JSON.stringify({ open: '开', ofDay: { reason: '原因' } });
  write({
    'messages/zh-CN/tills.json': words,
    'messages/en/tills.json': words.replaceAll(/[开原因]+/g, 'x'),
  });
  const screen = (key: string) =>
    `const t = useTranslations('tills');\nconst day = await getTranslations('tills.ofDay');\nt('open'); day('${key}');`;
  write({ 'components/tills/a.tsx': screen('reason') });
  expect(check('messages')).toEqual({ code: 0, said: '' });
  write({ 'components/tills/a.tsx': screen('why') });
  expect(check('messages').said).toContain('components/tills/a.tsx:3 asks for why of tills.ofDay');
});

test('words fetched together, those of files and those of journeys are looked up', () => {
  const words = JSON.stringify({ open: '开' });
  for (const noun of ['tills', 'sales'])
    write({ [`messages/zh-CN/${noun}.json`]: words, [`messages/en/${noun}.json`]: words.replace('开', 'x') });
  const page =
    "const [t, s] = await Promise.all([getTranslations('tills'), getTranslations('sales'), api()]);";
  write({
    'app/page.tsx': `${page}\nt('open');\ns('late');`,
    'app/api/file.ts': "const t = words('tills');\nt('short');",
    'tests/e2e/tills.spec.ts': "words('tills.open');\ncounter.words(late ? 'tills.late' : 'tills.open');",
  });
  expect(check('messages').said.match(/\S+ asks for \S+/g)).toEqual([
    'app/api/file.ts:2 asks for short',
    'app/page.tsx:3 asks for late',
    'tests/e2e/tills.spec.ts:2 asks for tills.late,',
  ]);
});

test('the server calls nothing that is for the browser alone, and renders its components', () => {
  write({
    'app/page.tsx':
      "import { Basket } from '@/components/basket';\nimport { words } from '@/components/words';",
    'components/basket.tsx':
      "'use client';\nimport { priceText } from './price-text';\nexport function Basket() {}",
    'components/price-text.ts': "'use client';\nexport function priceText() {}",
    'components/words.ts': 'export function words() {}',
  });
  expect(check('client')).toEqual({ code: 0, said: '' });
  write({ 'components/words.ts': "import { priceText, type Price } from './price-text';" });
  expect(check('client').said).toContain('components/words.ts takes priceText from components/price-text.ts');
});

test('a grey button says why, unless work is under way', () => {
  write({
    'components/stock/a.tsx':
      '<Button variant="primary" disabled={lines.length > 0} onClick={() => go()}>x</Button>',
    'components/stock/b.tsx':
      '<Button disabled={save.isPending || props.busy} onClick={() => go()}>x</Button>',
    'components/stock/c.tsx': '<Button disabled={busy} missing={ready ? null : why}>x</Button>',
    'components/ui/d.tsx': '<Button disabled={rest.disabled}>x</Button>',
  });
  const { code, said } = check('buttons');
  expect(code).toBe(1);
  expect(said).toMatch(/a\.tsx:1 is grey by "lines\.length > 0"/);
  expect(said).not.toMatch(/[bcd]\.tsx/);
});
