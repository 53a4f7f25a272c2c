import { describe, expect, it } from 'vitest';
import { checkTable as check } from '@/tests/factories/imports';
import { KEPT_PER_CODE, ProblemLog } from './problem-log';

const HEADINGS = ['编码', '名称', '条码', '零售价', '进价', '库存'];

describe('errors', () => {
  it('are named by row, column, value and reason', () => {
    const { found, counts, drafts } = check(HEADINGS, [['A1', '沙发', '', '12元3', '1', '']]);
    expect(found).toEqual([
      { row: 2, column: '零售价', value: '12元3', code: 'NUMBER_UNREADABLE', severity: 'error', params: {} },
    ]);
    expect(counts).toEqual({ rows: 1, products: 0, merged: 0, bad: 1, skipped: 0 });
    expect(drafts).toEqual([]);
  });

  it.each([
    [['A1', ' ', '', '1', '1', ''], '2 名称 NAME_MISSING'],
    [['', '沙发', '', '1', '1', ''], '2 编码 CODE_MISSING'],
    [['A1', '沙发', '', '-1', '1', ''], '2 零售价 NUMBER_NEGATIVE'],
    [['A1', '沙发', '', '1', '#N/A', ''], '2 进价 NUMBER_UNREADABLE'],
    [['A1', '沙发', '', '1', '1', '-3'], '2 库存 NUMBER_NEGATIVE'],
    [['A1', '沙发', '', '1', '1', '1.2345'], '2 库存 QUANTITY_TOO_FINE'],
    [['A1', '沙发', '', '1', '1', '10000000'], '2 库存 NUMBER_TOO_LARGE'],
    [['A1', '沙发', '', '1', '1000000000', '9999999'], '2 库存 NUMBER_TOO_LARGE'],
    [['A1', '沙发', '', '1000000000.01', '1', ''], '2 零售价 NUMBER_TOO_LARGE'],
    [['A1', '沙发', '', '24.62%', '1', ''], '2 零售价 NUMBER_UNREADABLE'],
    [['A1', '沙发', '', '5件', '1', ''], '2 零售价 NUMBER_UNREADABLE'],
    [['A1', '沙发', '6.90123E+12', '1', '1', ''], '2 条码 CODE_LOST_DIGITS'],
    [['A1', '沙'.repeat(201), '', '1', '1', ''], '2 名称 TEXT_TOO_LONG'],
  ])('%j', (cells, problem) => {
    const { problems, counts } = check(HEADINGS, [cells]);
    expect(problems).toEqual([problem]);
    expect(counts.bad).toBe(1);
  });

  it('lists every reason of a row', () => {
    expect(check(HEADINGS, [['', '', '', 'x', '-1', 'y']]).problems).toEqual([
      '2 名称 NAME_MISSING',
      '2 编码 CODE_MISSING',
      '2 零售价 NUMBER_UNREADABLE',
      '2 进价 NUMBER_NEGATIVE',
      '2 库存 NUMBER_UNREADABLE',
    ]);
  });
});

describe('warnings', () => {
  it.each([
    [['A1', '沙发', '', '0', '0', ''], '2 零售价 PRICE_ZERO'],
    [['A1', '沙发', '', '', '1', ''], '2 零售价 PRICE_MISSING'],
    [['A1', '沙发', '', '10', '10.01', ''], '2 进价 COST_ABOVE_PRICE'],
    [['A1', '沙发', '', '10.005', '1', ''], '2 零售价 PRICE_ROUNDED'],
    [['A1', '沙发', '6901234567890', '10', '1', ''], '2 条码 CHECK_DIGIT_WRONG'],
    [['A1', '沙发', '4895235504845CC', '10', '1', ''], '2 条码 BARCODE_ODD'],
    [['A1', '沙发', '', '10 USD', '1', ''], '2 零售价 CURRENCY_OTHER'],
    [['A1', '沙发', '', '10', '1', '2.9'], '2 库存 FRACTION_IN_WHOLE_UNIT'],
    [['A1', '沙发', '', '10', '', '2'], '2 库存 OPENING_WITHOUT_COST'],
  ])('%j', (cells, problem) => {
    const { problems, counts } = check(HEADINGS, [cells]);
    expect(problems).toEqual([problem]);
    expect(counts.products).toBe(1);
  });

  it('are not given for what is in order', () => {
    const { problems } = check(HEADINGS, [
      ['A1', '沙发', '6901234567892', '10', '10', '2'],
      ['A2', '茶几', 'SHELF-7', '10.50', '9.804', '0'],
      ['A3', '边几', '', '10', '9', '5个'],
    ]);
    expect(problems).toEqual([]);
  });
});

describe('a draft', () => {
  it('holds fen, milli and text as they are meant', () => {
    const headings = [
      ...HEADINGS,
      '单位',
      '最低售价',
      '会员价',
      '税率',
      '分类',
      '品牌',
      '规格',
      '状态',
      '副条码',
    ];
    const { drafts, problems } = check(headings, [
      [
        '\t001',
        '双人<br>沙发',
        "'6901234567892",
        '￥1,999.00',
        '9.800000000000001',
        '3.5',
        '米',
        '1500',
        '1899',
        '13%',
        '家具',
        '无印',
        ' L\n码',
        '下架',
        '6901234567908',
      ],
    ]);
    expect(problems).toEqual([]);
    expect(drafts).toEqual([
      {
        row: 2,
        code: '001',
        barcodes: ['6901234567892', '6901234567908'],
        name: '双人 沙发',
        spec: 'L 码',
        brand: '无印',
        unit: '米',
        decimals: 3,
        categoryName: '家具',
        listPriceFen: 199_900,
        floorPriceFen: 150_000,
        memberPriceFen: 189_900,
        costFen: '980',
        taxRateBp: 1300,
        kind: null,
        needsSerial: null,
        model: '',
        options: [],
        active: false,
        openings: [{ row: 2, place: null, store: null, milli: 3500, unitCostFen: '980' }],
      },
    ]);
  });

  it('has the barcode for its code when there is no code', () => {
    const [draft] = check(['名称', '条码', '零售价'], [['沙发', '6901234567892', '1']]).drafts;
    expect(draft?.code).toBe('6901234567892');
  });

  it('becomes decimal when its whole unit holds a fraction', () => {
    const [draft] = check(HEADINGS, [['A1', '糖', '', '1', '1', '2.95']]).drafts;
    expect(draft).toMatchObject({ unit: '件', decimals: 2 });
  });

  it.each([
    ['13', 1300],
    ['0.13', 1300],
    ['13%', 1300],
    ['0', 0],
    ['1', 100],
    ['0.5%', 50],
    ['', null],
  ])('reads the tax rate %j as %j bp', (cell, taxRateBp) => {
    expect(check(['编码', '名称', '税率'], [['A', '沙发', cell]]).drafts[0]?.taxRateBp).toBe(taxRateBp);
  });
});

describe('rows that are no products', () => {
  it('are totals and repeated headings, said once each; blank rows are not counted', () => {
    const { problems, counts } = check(HEADINGS, [
      ['A1', '沙发', '', '10', '5', '3'],
      ['', '', '', '', '', ''],
      [' ', '\t'],
      HEADINGS,
      ['合计', '', '', '', '', '3'],
      ['', '总计：', '', '', '', '3'],
    ]);
    expect(problems).toEqual(['5 ROW_HEADING_SKIPPED', '6 ROW_TOTAL_SKIPPED', '7 ROW_TOTAL_SKIPPED']);
    expect(counts).toMatchObject({ rows: 4, products: 1, skipped: 3 });
  });

  it('a product may be called Total', () => {
    expect(check(HEADINGS, [['T1', 'Total', '', '10', '5', '']]).counts.products).toBe(1);
  });
});

describe('ProblemLog', () => {
  it('counts all and keeps the first of each kind', () => {
    const log = new ProblemLog();
    const warning = { column: null, value: '', code: 'PRICE_ZERO', severity: 'warning', params: {} } as const;
    for (let row = 1; row <= 1000; row += 1) log.add([{ ...warning, row }]);
    log.add([{ ...warning, row: 1001, code: 'NAME_MISSING', severity: 'error' }]);
    expect(log.counts).toEqual({ errors: 1, warnings: 1000, byCode: { PRICE_ZERO: 1000, NAME_MISSING: 1 } });
    expect(log.kept).toHaveLength(KEPT_PER_CODE + 1);
    expect(log.kept.at(-1)?.row).toBe(1001);
  });
});
