import { describe, expect, it } from 'vitest';
import { RowChecker } from './check-rows';
import { matchHeadings } from './columns';
import { KEPT_PER_CODE, ProblemLog } from './problem-log';

/** Checks rows below one row of headings; problems as `row column code`. */
function check(headings: string[], rows: string[][], stores?: Map<string, string>) {
  const checker = new RowChecker(
    { row: 1, headings, columns: matchHeadings(headings) },
    stores ? { stores } : {},
  );
  const found = rows.flatMap((cells, at) => checker.check({ row: at + 2, cells }).problems);
  return {
    drafts: checker.drafts,
    counts: checker.counts,
    found,
    problems: found.map(({ row, column, code }) =>
      [row, column, code].filter((part) => part !== null).join(' '),
    ),
  };
}

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
        active: false,
        openings: [{ row: 2, store: null, milli: 3500, unitCostFen: '980' }],
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

describe('repeats', () => {
  const A = ['A1', '沙发', '', '10', '5', '3'];

  it('with the same data are merged', () => {
    const { problems, counts, drafts } = check(HEADINGS, [A, [...A], [...A]]);
    expect(problems).toEqual(['3 REPEAT_IDENTICAL', '4 REPEAT_IDENTICAL']);
    expect(counts).toMatchObject({ products: 1, merged: 2 });
    expect(drafts[0]?.openings).toHaveLength(1);
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
        params: { firstRow: 2, fields: 'price,stock' },
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

  it('differ by letter case of the code', () => {
    expect(check(HEADINGS, [A, ['a1', ...A.slice(1)]]).counts.products).toBe(2);
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
    expect(problems).toEqual(['4 REPEAT_IDENTICAL', '5 REPEAT_DIFFERENT']);
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
