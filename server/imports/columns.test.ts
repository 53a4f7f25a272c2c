import { describe, expect, it } from 'vitest';
import { correctColumns, findHeadings, guessHeadings, headingKey, matchHeadings } from './columns';
import { columnLetter } from './rules';

describe('headingKey', () => {
  it.each([
    ['进货价（必填）', '进货价'],
    ['名称*', '名称'],
    ['商品标题 *', '商品标题'],
    ['Item_ID', 'itemid'],
    [' 零售价(元) ', '零售价'],
    ['\uFEFFSKU', 'sku'],
    ['税率(%)', '税率'],
    ['ＳＫＵ', 'sku'],
    ['名称必填', '名称'],
  ])('%j is %j', (heading, key) => {
    expect(headingKey(heading)).toBe(key);
  });
});

describe('matchHeadings', () => {
  it('knows the headings of a Chinese shop program', () => {
    expect(
      matchHeadings([
        '名称（必填）',
        '分类（必填）',
        '条码',
        '库存量',
        '进货价（必填）',
        '销售价（必填）',
        '会员价',
      ]),
    ).toEqual({
      name: 0,
      category: 1,
      barcode: 2,
      stock: 3,
      cost: 4,
      price: 5,
      memberPrice: 6,
    });
  });

  it('takes a model for the name where there is no name, and for the spec where there is', () => {
    expect(matchHeadings(['model', 'sku', 'price'])).toEqual({ name: 0, code: 1, price: 2 });
    expect(matchHeadings(['model', 'name', 'sku'])).toEqual({ spec: 0, name: 1, code: 2 });
  });

  it('prefers the price customers are asked, and keeps two barcode columns apart', () => {
    expect(matchHeadings(['销售价', '零售价', '最低售价', '副条码', '基本条码*'])).toEqual({
      price: 1,
      floorPrice: 2,
      barcode: 4,
      moreBarcodes: 3,
    });
  });

  it('gives a column to one field only', () => {
    const columns = Object.values(matchHeadings(['品名规格', '规格', '数量', 'unit', 'Unit Price', 'id']));
    expect(new Set(columns).size).toBe(columns.length);
  });
});

describe('findHeadings', () => {
  const headings = ['编码', '名称', '零售价'];

  it.each([1, 2, 3, 4, 5])('finds them in row %i', (row) => {
    const rows = Array.from({ length: 8 }, (_, at) => ({
      row: at + 1,
      cells: at + 1 === row ? headings : ['1、带星号的为必填项\n请勿删除', '', ''],
    }));
    expect(findHeadings(rows)).toMatchObject({ row, columns: { code: 0, name: 1, price: 2 } });
  });

  it('does not look below row 20, nor take one word for headings', () => {
    expect(findHeadings([{ row: 21, cells: headings }])).toBeNull();
    expect(findHeadings([{ row: 1, cells: ['名称', '', 'x'] }])).toBeNull();
    expect(findHeadings([{ row: 1, cells: ['单位', '品牌', '零售价'] }])).toBeNull();
  });

  it('names a column without a heading by its letter', () => {
    expect(findHeadings([{ row: 1, cells: ['', '编码', '名\n称'] }])?.headings).toEqual([
      'A',
      '编码',
      '名 称',
    ]);
    expect(columnLetter(27)).toBe('AB');
  });
});

describe('guessHeadings', () => {
  it('takes the row of most words and no figure', () => {
    const rows = [
      { row: 1, cells: ['结余表', '2026-11-25'] },
      { row: 2, cells: ['物料代码', '物料名', '结余量', ''] },
      { row: 3, cells: ['A-1', '沙发', '12', '主库'] },
    ];
    expect(guessHeadings(rows)).toMatchObject({ row: 2, headings: ['物料代码', '物料名', '结余量', 'D'] });
  });

  it('finds none in single words, figures, or further down', () => {
    expect(guessHeadings([{ row: 1, cells: ['只有一些字', ''] }])).toBeNull();
    expect(guessHeadings([{ row: 1, cells: ['A1', '3'] }])).toBeNull();
    expect(guessHeadings([{ row: 21, cells: ['物料代码', '结余量'] }])).toBeNull();
  });
});

describe('correctColumns', () => {
  const columns = { name: 0, code: 1, price: 2 };

  it('moves, adds and removes', () => {
    expect(correctColumns(columns, { price: 3, code: null, cost: 2 })).toEqual({
      name: 0,
      price: 3,
      cost: 2,
    });
  });

  it('takes a column from the field that had it', () => {
    expect(correctColumns(columns, { cost: 2 })).toEqual({ name: 0, code: 1, cost: 2 });
  });

  it('lets code and barcode share one', () => {
    expect(correctColumns(columns, { barcode: 1 })).toEqual({ ...columns, barcode: 1 });
  });
});
