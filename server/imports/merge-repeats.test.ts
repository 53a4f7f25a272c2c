import { describe, expect, it } from 'vitest';
import { checkTable as check } from '@/tests/factories/imports';

const HEADINGS = ['编码', '名称', '条码', '零售价', '进价', '库存'];

describe('repeats', () => {
  const A = ['A1', '沙发', '', '10', '5', '3'];

  const EMPTY = ['A1', '沙发', '', '10', '5', '0'];

  it('with the same data and no stock are merged', () => {
    const { problems, counts, drafts } = check(HEADINGS, [EMPTY, [...EMPTY], [...EMPTY]]);
    expect(problems).toEqual(['3 REPEAT_IDENTICAL', '4 REPEAT_IDENTICAL']);
    expect(counts).toMatchObject({ products: 1, merged: 2 });
    expect(drafts[0]?.openings).toHaveLength(1);
  });

  it('with the same data and stock are asked about: another batch, or the same row twice', () => {
    const { problems, counts } = check(HEADINGS, [A, [...A]]);
    expect(problems).toEqual(['3 REPEAT_STOCK']);
    expect(counts).toMatchObject({ products: 1, bad: 1 });
  });

  it('with other data are errors that name the first row and what differs', () => {
    const { found, counts } = check(HEADINGS, [A, ['A1', '沙发', '', '12', '5', '4']]);
    expect(found).toEqual([
      {
        row: 3,
        column: null,
        value: 'A1',
        code: 'REPEAT_DIFFERENT',
        severity: 'error',
        params: { firstRow: 2, fields: 'price' },
      },
    ]);
    expect(counts).toMatchObject({ products: 1, bad: 1 });
  });

  it('whose stock alone differs, or is missing once, are errors too', () => {
    const blank = ['A1', '沙发', '', '10', '5', ''];
    expect(check(HEADINGS, [A, blank]).problems).toEqual(['3 REPEAT_DIFFERENT']);
    expect(check(HEADINGS, [blank, A]).problems).toEqual(['3 REPEAT_DIFFERENT']);
  });

  it('in another category only are one product in its first category', () => {
    const { found, drafts } = check(
      ['item_id', 'name', 'category', 'price'],
      [
        ['1', 'BILLY', 'Bookcases', '10'],
        ['1', 'BILLY', 'Cabinets', '10'],
      ],
    );
    expect(found).toMatchObject([
      {
        row: 3,
        code: 'REPEAT_OTHER_CATEGORY',
        severity: 'warning',
        params: { firstRow: 2, kept: 'Bookcases', left: 'Cabinets' },
      },
    ]);
    expect(drafts).toMatchObject([{ code: '1', categoryName: 'Bookcases' }]);
  });

  it('that differ by letter case of the code are asked about', () => {
    expect(check(HEADINGS, [A, ['a1', ...A.slice(1)]]).problems).toEqual(['3 CODE_ALIKE']);
  });

  it('of a name are no repeats', () => {
    expect(check(HEADINGS, [A, ['A2', ...A.slice(1)]]).problems).toEqual([]);
  });

  it('of a bad row are not held against the good one', () => {
    expect(check(HEADINGS, [['A1', '沙发', '', 'x', '5', '3'], A]).counts).toMatchObject({
      products: 1,
      bad: 1,
    });
  });

  it('of a barcode under another code are errors', () => {
    const { found } = check(HEADINGS, [
      ['A1', '沙发', '6901234567892', '10', '5', ''],
      ['A2', '茶几', '6901234567892', '10', '5', ''],
    ]);
    expect(found).toMatchObject([
      {
        row: 3,
        code: 'BARCODE_REPEATED',
        params: { barcode: '6901234567892', firstRow: 2, firstCode: 'A1' },
      },
    ]);
  });
});

describe('one row per warehouse', () => {
  const headings = ['编码', '名称', '零售价', '成本价', '库存', '仓库'];
  const rows = [
    ['A1', '沙发', '10', '5', '3', '总仓'],
    ['A1', '沙发', '10', '5.5', '4', '南店'],
    ['A1', '沙发', '10', '5', '3', '总仓'],
    ['A1', '沙发', '10', '5', '9', '总仓'],
  ];

  it('is one product with stock in each, at the cost of each', () => {
    const { drafts, problems } = check(headings, rows);
    expect(problems).toEqual(['4 REPEAT_STOCK', '5 REPEAT_STOCK']);
    expect(drafts).toMatchObject([
      {
        code: 'A1',
        costFen: '500',
        openings: [
          { row: 2, store: '总仓', milli: 3000, unitCostFen: '500' },
          { row: 3, store: '南店', milli: 4000, unitCostFen: '550' },
        ],
      },
    ]);
  });

  it('resolves names to store codes and refuses a store nobody knows', () => {
    const { drafts, found } = check(headings, rows.slice(0, 2), new Map([['总仓', 'S1']]));
    expect(drafts[0]?.openings).toMatchObject([{ store: 'S1' }]);
    expect(found).toMatchObject([{ row: 3, column: '仓库', value: '南店', code: 'STORE_UNKNOWN' }]);
  });

  it('makes a unit decimal when any warehouse holds a fraction', () => {
    const { drafts } = check(headings, [rows[0] ?? [], ['A1', '沙发', '10', '5', '4.5', '南店']]);
    expect(drafts[0]?.decimals).toBe(1);
  });
});
