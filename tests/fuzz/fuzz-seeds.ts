// Chinese because: headings and goods of the files shops really have.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeXls, makeXlsx, type SheetCell } from '@/tests/factories/imports';
import type { FuzzSeed } from './mutate';

const ROWS: SheetCell[][] = [
  [
    '名称（必填）',
    '分类（必填）',
    '条码',
    '规格',
    '主单位',
    '库存量',
    '进货价（必填）',
    '销售价（必填）',
    '门店',
  ],
  ['布艺沙发 三人位', '沙发', '6901234567892', '210x90', '件', 3, 1200.5, 2999, '一店'],
  ['"圆" 餐桌', '餐桌', '2000000000015', 'Ø120', '张', 1, 800, 1599.9, '一店'],
  ['窗帘布', '布料', 'CL-0042', '', '米', 12.5, 9.800000000000001, 39, '二店'],
  ['台灯', '灯具', '', '型号A', '个', 0, 0, 0, ''],
  ['赠品\n小凳', '', '97', '', '', null, null, null, null],
];

/** '中文' in GB18030, as far as the seeds need it: the decoder of the platform, turned round. */
function toGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, [number, number]>();
  for (let high = 0xa1; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1)
      known.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Buffer.from([...text].flatMap((sign) => known.get(sign) ?? [sign.charCodeAt(0) & 0x7f]));
}

function csv(rows: readonly SheetCell[][], separator = ','): string {
  return rows
    .map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(separator))
    .join('\r\n');
}

/** Files of every kind the importers read; the real catalogues too, where they lie beside the checkout. */
export async function fuzzSeeds(): Promise<FuzzSeed[]> {
  const text = csv(ROWS);
  return [
    { name: 'goods.csv', bytes: Buffer.from(`\uFEFF${text}`) },
    { name: 'goods-gb.csv', bytes: toGb18030(text) },
    { name: 'goods-tab.txt', bytes: Buffer.from(csv(ROWS, '\t')) },
    { name: 'goods-utf16.csv', bytes: Buffer.from(`\uFEFF${csv(ROWS, '\t')}`, 'utf16le') },
    { name: 'counts.csv', bytes: Buffer.from('条码;数量\n6901234567892;3\nCL-0042;1.5\n') },
    { name: 'goods.xlsx', bytes: await makeXlsx(ROWS) },
    { name: 'two-sheets.xlsx', bytes: await makeXlsx([['说明']], ROWS) },
    { name: 'goods.xls', bytes: makeXls(ROWS) },
    ...realFiles(),
  ];
}

function realFiles(): FuzzSeed[] {
  const folder = join(process.env.DAYBOOK_SHARED_DATA ?? join(process.cwd(), '../shared/data'), 'catalogues');
  if (!existsSync(folder)) return [];
  // The beginning of a large one says as much as all of it.
  return ['pospal-goods-zh.xlsx', 'mobelringen.csv', 'sofacompany.csv', 'ikea-sa-2020.csv'].flatMap((name) =>
    existsSync(join(folder, name)) ? [{ name, bytes: begin(name, readFileSync(join(folder, name))) }] : [],
  );
}

const BEGINNING = 40_000;

/** Whole rows: a line end inside quotes ends none. */
function begin(name: string, bytes: Buffer): Buffer {
  if (!name.endsWith('.csv')) return bytes;
  let quoted = false;
  let end = 0;
  for (const [at, sign] of bytes.subarray(0, BEGINNING).entries()) {
    if (sign === 0x22) quoted = !quoted;
    if (sign === 0x0a && !quoted) end = at + 1;
  }
  return bytes.subarray(0, end);
}
