import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CheckedFile, checkFile } from './check-file';
import { rowsToPlan } from './rows-to-plan';

const sharedData = process.env.DAYBOOK_SHARED_DATA ?? join(process.cwd(), '../shared/data');
const catalogues = join(sharedData, 'catalogues');

function check(file: string): Promise<CheckedFile> {
  return checkFile({ path: file, name: basename(file) });
}

// Figures counted by hand from the files; see the README of the data.
describe.skipIf(!existsSync(catalogues))(
  `real catalogues (skipped when ${catalogues} is absent)`,
  { timeout: 30_000 },
  () => {
    it('pospal: a Chinese shop, 302 goods', async () => {
      const checked = await check(join(catalogues, 'pospal-goods-zh.xlsx'));
      expect(checked.headings).toMatchObject({
        row: 1,
        columns: { name: 0, category: 1, barcode: 2, stock: 3, cost: 4, price: 5, memberPrice: 8 },
      });
      expect(checked.counts).toEqual({ rows: 302, products: 302, merged: 0, bad: 0, skipped: 0 });
      expect(checked.problems.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
        [22, '进货价（必填）', '11.5', 'COST_ABOVE_PRICE'],
        [212, '库存量', '2.9', 'FRACTION_IN_WHOLE_UNIT'],
        [287, '条码', '4895235504845CC', 'BARCODE_ODD'],
        [301, '条码', '8997788998623', 'CHECK_DIGIT_WRONG'],
        [301, '销售价（必填）', '0', 'PRICE_ZERO'],
        [302, '条码', '8997788998625', 'CHECK_DIGIT_WRONG'],
        [303, '条码', '8997788998626', 'CHECK_DIGIT_WRONG'],
        [303, '销售价（必填）', '0', 'PRICE_ZERO'],
      ]);
      const names = checked.drafts.map((draft) => draft.name);
      expect(names.length - new Set(names).size).toBe(4);
      expect(checked.drafts.filter((draft) => draft.costFen?.includes('.')).length).toBeGreaterThan(0);
      const plan = rowsToPlan(checked.drafts, { columns: checked.headings.columns, defaultStore: 'S1' });
      expect(plan.openings.get('S1')?.find((line) => line.row === 212)?.quantity).toBe('2.9');
      expect(plan.openings.get('S1')?.every((line) => line.unitCostFen !== null)).toBe(true);
    });

    it('IKEA: 2,962 articles in 3,694 rows, the rest the same article in another category', async () => {
      const checked = await check(join(catalogues, 'ikea-sa-2020.csv'));
      expect(checked.headings.columns).toEqual({ name: 2, code: 1, spec: 9, category: 3, price: 4 });
      expect(checked.counts).toEqual({ rows: 3694, products: 2962, merged: 732, bad: 0, skipped: 0 });
      expect(checked.problemCounts).toEqual({
        errors: 0,
        warnings: 732,
        byCode: { REPEAT_OTHER_CATEGORY: 732 },
      });
      expect(checked.drafts[1]).toMatchObject({
        row: 3,
        code: '368814',
        name: 'NORDVIKEN',
        listPriceFen: 99_500,
      });
      expect(checked.drafts[0]?.spec).toBe('Bar table, in/outdoor, 51x51 cm');
    });

    it.each([
      ['mobelringen.csv', 184, { name: 2, code: 7, spec: 4, brand: 8, price: 6 }, 3_559_900],
      ['sofacompany.csv', 167, { name: 2, code: 14, spec: 4, price: 6 }, 899_900],
    ])('%s: every price names another currency', async (file, rows, columns, firstPrice) => {
      const checked = await check(join(catalogues, file));
      expect(checked.headings.columns).toEqual(columns);
      expect(checked.counts).toEqual({ rows, products: rows, merged: 0, bad: 0, skipped: 0 });
      expect(checked.problemCounts).toEqual({ errors: 0, warnings: rows, byCode: { CURRENCY_OTHER: rows } });
      expect(checked.problems[0]?.params).toMatchObject({ currency: 'NOK' });
      expect(checked.drafts[0]?.listPriceFen).toBe(firstPrice);
    });

    it('goods template of a stock program: headings in row 2, two barcode columns, a floor price', async () => {
      const checked = await check(join(sharedData, 'templates/goods_template.xls'));
      expect(checked.headings.row).toBe(2);
      expect(checked.problems).toEqual([]);
      expect(checked.drafts).toMatchObject([
        {
          row: 3,
          code: '2001',
          name: '可乐test',
          listPriceFen: 1200,
          floorPriceFen: 900,
          costFen: '500',
          unit: '瓶',
        },
        {
          row: 4,
          code: '2011',
          name: '啤酒test',
          listPriceFen: 600,
          floorPriceFen: 400,
          costFen: '300',
          unit: '瓶',
        },
      ]);
    });
  },
);
