import { describe, expect, it } from 'vitest';
import { makeBook, makeFile, makeRowXml } from '@/tests/factories/imports';
import { type CheckedFile, type CheckFileOptions, checkFile } from './check-file';
import { rowsToPlan } from './rows-to-plan';
import type { FileAnswers } from './schema';

// Every case here starts the reading process. The kinds are those of real exports that were refused or misread.
const SLOW = 30_000;
const STORES = new Map([['s1', 'S1']]);

async function check(
  name: string,
  bytes: string | Buffer,
  options: CheckFileOptions = {},
): Promise<CheckedFile> {
  return checkFile(await makeFile(name, bytes), options);
}

const problemsOf = ({ problems }: CheckedFile) =>
  problems.map(({ row, column, code }) => [row, column, code]);

const HEADINGS = { A: '商品编码', B: '商品名称', C: '条码', D: '零售价', E: '库存数量' };
const GOODS = [
  { A: 'T001', B: '双人沙发', C: '6901234567892', D: '2599', E: '3' },
  { A: 'T002', B: '单人沙发', C: '6901234567908', D: '2599', E: '0' },
  { A: 'T003', B: '落地灯', C: '6901234567915', D: '369.5', E: '12' },
];
const rowXml = (row: number, cells: Record<string, string>) =>
  makeRowXml(row, Object.fromEntries(Object.entries(cells).map(([at, text]) => [`${at}${row}`, text])));

function expectGoods({ drafts, problems }: CheckedFile): void {
  expect(problems).toEqual([]);
  expect(drafts.map(({ code, openings }) => [code, openings[0]?.milli])).toEqual([
    ['T001', 3000],
    ['T002', 0],
    ['T003', 12_000],
  ]);
}

describe('files that are hard to read', { timeout: SLOW }, () => {
  it('a head, a title and a maker stand above headings in row 6', async () => {
    const head = ['某某家居有限公司', '商品库存表', '制表：仓库', '', '以下为正文'];
    const rows = head.map((text, at) => rowXml(at + 1, { A: text }));
    const goods = GOODS.map((cells, at) => rowXml(at + 7, cells));
    const sheet = `<worksheet><sheetData>${rows.join('')}${rowXml(6, HEADINGS)}${goods.join('')}</sheetData></worksheet>`;
    const checked = await check('a.xlsx', makeBook(sheet));
    expect(checked.headings.row).toBe(6);
    expectGoods(checked);
  });

  it('a table of HTML has the name of a workbook', async () => {
    const cells = (row: Record<string, string>, tag: string) =>
      Object.values(row)
        .map((text) => `<${tag}>${text}</${tag}>`)
        .join('');
    const body = [HEADINGS, ...GOODS].map((row, at) => `<tr>${cells(row, at === 0 ? 'th' : 'td')}</tr>`);
    const checked = await check(
      'a.xls',
      `<html><meta charset="utf-8"><body><table>${body.join('')}</table></html>`,
    );
    expect(checked.facts).toMatchObject({ kind: 'html', encoding: 'utf-8' });
    expectGoods(checked);
  });

  it('a spreadsheet shortened codes and barcodes: the rows are refused, nothing is invented', async () => {
    const checked = await check(
      'a.csv',
      '编码,名称,条码,零售价\n6.90123E+12,枕头,6.90123E+12,99\nT010,靠垫,6.90123456789E+12,59\nT011,地毯,6901234567939,699\n',
    );
    expect(problemsOf(checked)).toEqual([
      [2, '条码', 'CODE_LOST_DIGITS'],
      [2, '编码', 'CODE_LOST_DIGITS'],
      [3, '条码', 'CODE_LOST_DIGITS'],
    ]);
    expect(checked.drafts.map(({ code, barcodes }) => [code, barcodes])).toEqual([
      ['T011', ['6901234567939']],
    ]);
  });

  it('a workbook keeps the same as text, and a whole number as a number', async () => {
    const cells =
      '<row r="2"><c r="A2" t="inlineStr"><is><t>6.90123E+12</t></is></c><c r="B2" t="inlineStr"><is><t>x</t></is></c></row>' +
      '<row r="3"><c r="A3"><v>6.901234567892E12</v></c><c r="B3" t="inlineStr"><is><t>y</t></is></c></row>';
    const sheet = `<worksheet><sheetData>${makeRowXml(1, { A1: '编码', B1: '名称' })}${cells}</sheetData></worksheet>`;
    const checked = await check('a.xlsx', makeBook(sheet));
    expect(problemsOf(checked)).toEqual([
      [1, null, 'PRICE_MISSING'],
      [2, '编码', 'CODE_LOST_DIGITS'],
    ]);
    expect(checked.drafts.map(({ code }) => code)).toEqual(['6901234567892']);
  });

  it('text is UTF-16 without a mark', async () => {
    const checked = await check(
      'a.csv',
      Buffer.from('编码,名称,零售价\nU1,抱枕,49\nU2,一条毛毯,159\n', 'utf16le'),
    );
    expect(checked.facts.encoding).toBe('utf-16le');
    expect(checked.drafts.map(({ code, listPriceFen }) => [code, listPriceFen])).toEqual([
      ['U1', 4900],
      ['U2', 15_900],
    ]);
  });

  it('a quote is opened on one row and never closed: only that row is lost, and named', async () => {
    const checked = await check(
      'a.csv',
      '编码,名称,零售价\nQ1,镜子,199\nQ2,"挂画 60寸,299\nQ3,花瓶,39\nQ4,托盘,29\n',
    );
    expect(problemsOf(checked)).toEqual([[3, null, 'QUOTE_NOT_CLOSED']]);
    expect(checked.drafts.map(({ row, code }) => [row, code])).toEqual([
      [2, 'Q1'],
      [4, 'Q3'],
      [5, 'Q4'],
    ]);
    expect(checked.counts).toMatchObject({ rows: 4, products: 3, bad: 1 });
  });

  it('headings no synonym knows, in an encoding nobody can guess: a person points at them', async () => {
    // Артикул;Наименование;Цена;Остаток / R1;Стул;1500;4 / R2;Стол;3900;1 in windows-1251
    const bytes = Buffer.from(
      'c0f0f2e8eaf3eb3bcde0e8ece5edeee2e0ede8e53bd6e5ede03bcef1f2e0f2eeea0a52313bd1f2f3eb3b313530303b340a52323bd1f2eeeb3b333930303b310a',
      'hex',
    );
    const offered = await check('a.csv', bytes, {
      pointAtHeadings: true,
      answers: { encoding: 'windows-1251' },
    });
    expect(offered.headingsKnown).toBe(false);
    expect(offered.head.map(({ cells }) => cells[0])).toEqual(['Артикул', 'R1', 'R2']);
    expect(offered.problems).toEqual([]);
    const pointed = await check('a.csv', bytes, {
      answers: { encoding: 'windows-1251' },
      headingRow: 1,
      choice: { code: 0, name: 1, price: 2, stock: 3 },
    });
    expect(pointed.problems).toEqual([]);
    expect(pointed.drafts.map(({ code, name, listPriceFen }) => [code, name, listPriceFen])).toEqual([
      ['R1', 'Стул', 150_000],
      ['R2', 'Стол', 390_000],
    ]);
  });
});

describe('numbers with a comma before their decimals', { timeout: SLOW }, () => {
  const file =
    'code;name;price;stock\nN1;sofa;6.195,50;2\nN2;lamp;265,5;10\nN3;rug;1 299,00;0\nN4;wire;3;12,500\n';

  it('are asked about once where they can be read in two ways', async () => {
    const asked = await check('a.csv', file);
    expect(problemsOf(asked)).toEqual([
      [3, 'price', 'NUMBER_COMMA'],
      [5, 'stock', 'NUMBER_COMMA'],
    ]);
    const { drafts, problems } = await check('a.csv', file, { answers: { decimal: 'COMMA' } });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(drafts.map(({ listPriceFen }) => listPriceFen)).toEqual([619_550, 26_550, 129_900, 300]);
    expect(drafts[3]?.openings[0]?.milli).toBe(12_500);
  });

  it('are read as thousands once a person says so', async () => {
    const { problems, drafts } = await check('a.csv', file, { answers: { decimal: 'POINT' } });
    expect(problems.map(({ row, code }) => [row, code])).toContainEqual([3, 'NUMBER_UNREADABLE']);
    expect(drafts.find(({ code }) => code === 'N4')?.openings[0]?.milli).toBe(12_500_000);
  });
});

describe('codes that look alike', { timeout: SLOW }, () => {
  const file =
    '编码,名称,零售价\nHCa001,挂钩 A,9.9\nhca001,挂钩 B,9.9\nHCA001,挂钩 C,9.9\nＨＣＡ００１,挂钩 D,9.9\n00012,收纳盒,19\n12,收纳盒,19\n';

  it('are named and asked about, and neither merged nor doubled in silence', async () => {
    const asked = await check('a.csv', file);
    expect(
      asked.problems.map(({ row, value, code, params }) => [row, value, code, params.firstCode]),
    ).toEqual([
      [3, 'hca001', 'CODE_ALIKE', 'HCa001'],
      [4, 'HCA001', 'CODE_ALIKE', 'HCa001'],
      [5, 'ＨＣＡ００１', 'CODE_ALIKE', 'HCa001'],
      [7, '12', 'CODE_ALIKE', '00012'],
    ]);
    expect(asked.drafts.map(({ code }) => code)).toEqual(['HCa001', '00012']);
  });

  it('are other goods, or one product, as a person says', async () => {
    const separate = await check('a.csv', file, { answers: { alike: 'SEPARATE' } });
    expect(separate.counts).toMatchObject({ products: 6, bad: 0 });
    expect(separate.problemCounts.byCode).toEqual({ CODE_ALIKE_KEPT: 4 });
    const same = await check('a.csv', file, { answers: { alike: 'SAME' } });
    expect(same.drafts.map(({ code }) => code)).toEqual(['HCa001', '00012']);
    expect(same.problemCounts.byCode).toEqual({
      REPEAT_DIFFERENT: 3,
      CODE_ALIKE_MERGED: 1,
      REPEAT_IDENTICAL: 1,
    });
  });
});

describe('one row per warehouse', { timeout: SLOW }, () => {
  const rows = [
    ['K001', '电水壶', '一号仓', '12', '129.00'],
    ['K001', '电水壶', '二号仓', '12', '129.00'],
    ['K001', '电水壶', '残次仓', '1', '129.00'],
    ['K002', '电饭煲', '一号仓', '12', '399.00'],
    ['K002', '电饭煲', '二号仓', '5', '399.00'],
    ['K002', '电饭煲', '残次仓', '1', '399.00'],
  ];
  const file = ['商品编码\t,商品名称,仓库,数量,销售价格', ...rows.map((row) => row.join('\t,'))].join('\r\n');
  const stockOf = async (answers: FileAnswers) => {
    const checked = await check('a.csv', file, { stores: STORES, answers });
    const plan = rowsToPlan(checked.drafts, { columns: checked.headings.columns });
    return {
      problems: problemsOf(checked),
      stock: plan.openings.get('S1')?.map(({ code, quantity }) => [code, quantity]),
    };
  };

  it('names the places of the file and asks which store each is', async () => {
    const checked = await check('a.csv', file, { stores: STORES });
    expect(checked.places).toEqual([
      { name: '一号仓', rows: 2, store: undefined },
      { name: '二号仓', rows: 2, store: undefined },
      { name: '残次仓', rows: 2, store: undefined },
    ]);
    expect(checked.problemCounts.byCode).toEqual({ STORE_UNKNOWN: 6 });
  });

  it('adds up the places of one store, equal rows too, and leaves out what is left out', async () => {
    expect(await stockOf({ places: { 一号仓: 'S1', 二号仓: 'S1', 残次仓: null } })).toEqual({
      problems: [],
      stock: [
        ['K001', '24'],
        ['K002', '17'],
      ],
    });
    expect((await stockOf({ places: { 一号仓: 'S1', 二号仓: 'S1', 残次仓: 'S1' } })).stock).toEqual([
      ['K001', '25'],
      ['K002', '18'],
    ]);
  });

  it('averages what the places paid', async () => {
    const costs = '编码,名称,仓库,数量,进价,零售价\nA,x,甲,1,10,20\nA,x,乙,3,20,20\n';
    const { drafts, headings } = await check('a.csv', costs, {
      stores: STORES,
      answers: { places: { 甲: 'S1', 乙: 'S1' } },
    });
    const plan = rowsToPlan(drafts, { columns: headings.columns });
    expect(plan.openings.get('S1')).toEqual([
      { row: 2, code: 'A', quantity: '4', unitCostFen: '1750', amountFen: 7000 },
    ]);
  });
});

describe('several rows of one code without a place', { timeout: SLOW }, () => {
  const file = '编码,名称,零售价,库存\nA,x,1,5\nA,x,1,5\nA,x,1,2\n';

  it('are never merged away: a person says whether their stock adds up', async () => {
    expect(problemsOf(await check('a.csv', file))).toEqual([
      [3, null, 'REPEAT_STOCK'],
      [4, null, 'REPEAT_STOCK'],
    ]);
    const stock = async (repeats: 'SUM' | 'FIRST') => {
      const { drafts, headings, problemCounts } = await check('a.csv', file, { answers: { repeats } });
      const plan = rowsToPlan(drafts, { columns: headings.columns, defaultStore: 'S1' });
      return [plan.openings.get('S1')?.map(({ quantity }) => quantity), problemCounts.errors];
    };
    expect(await stock('SUM')).toEqual([['12'], 0]);
    expect(await stock('FIRST')).toEqual([['5'], 0]);
  });
});
