import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sheetAnswer } from './sheet-answer';

test('every file of a route is named by sheetAnswer', () => {
  const folder = import.meta.dirname;
  const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'route.ts',
  );
  const byHand = routes.filter((file) =>
    readFileSync(path.join(folder, file), 'utf8').includes('attachment;'),
  );
  expect(byHand, 'answer with sheetAnswer(file, name in the person’s language)').toEqual([]);
  expect(routes.length).toBeGreaterThan(5);
});

test('a name keeps its signs for new programs and stays plain for old ones', () => {
  const named = (name: string) => sheetAnswer(Buffer.from(''), name).headers.get('Content-Disposition');
  expect(named('进销存账 一店')).toBe(
    `attachment; filename="file.xlsx"; filename*=UTF-8''${encodeURIComponent('进销存账 一店.xlsx')}`,
  );
  expect(named('Stock "book"\r\nX: y')).toBe(
    'attachment; filename="Stock book X y.xlsx"; filename*=UTF-8\'\'Stock%20book%20X%20y.xlsx',
  );
  expect(named("It's (1)")).toContain("UTF-8''It%27s%20%281%29.xlsx");
});
