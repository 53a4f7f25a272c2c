import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, vi } from 'vitest';
import { makeBook, makeFile, makeRowXml, makeXls, makeXlsx } from '@/tests/factories/imports';
import { checkFile } from './check-file';
import { KEPT_PER_CODE } from './problem-log';
import { readRows } from './read-file/read-rows';
import { BadRowsFile } from './write-bad-rows';

// Every case here starts the reading process.
const SLOW = 30_000;

describe('checkFile', { timeout: SLOW }, () => {
  it('reads .csv in GB18030 with tabs and apostrophes glued to codes', async () => {
    const gb = Buffer.from(
      // 编码,名称,零售价 / <tab>001,双人沙发,1999 / '002,茶几,899
      'b1e0c2eb2cc3fbb3c62cc1e3cadbbcdb0a093030312ccbabc8cbc9b3b7a22c313939390a273030322cb2e8bcb82c3839390a',
      'hex',
    );
    const { facts, drafts, problems } = await checkFile(await makeFile('商品.csv', gb));
    expect(facts).toEqual({ kind: 'text', bytes: gb.length, encoding: 'gb18030', delimiter: ',' });
    expect(drafts.map(({ row, code, name, listPriceFen }) => [row, code, name, listPriceFen])).toEqual([
      [2, '001', '双人沙发', 199_900],
      [3, '002', '茶几', 89_900],
    ]);
    expect(problems).toEqual([]);
  });

  it('reads .xlsx: instructions above the headings, numbers with noise, blank rows by the hundred', async () => {
    const blank = Array.from({ length: 300 }, () => [null, ' ']);
    const file = await makeXlsx([
      ['1、带星号的为必填项\n2、请勿删除'],
      [null],
      ['名称*', '基本条码*', '零售价', '采购价', '库存'],
      ['沙发\n<b>米白</b>', 6901234567892, 19.9, 9.800000000000001, 2],
      ...blank,
      ['茶几', '6901234567908', 0.1 + 0.2, 0, null],
    ]);
    const { facts, headings, drafts, counts } = await checkFile(await makeFile('a.xlsx', file));
    expect(facts).toMatchObject({ kind: 'xlsx', sheet: 1 });
    expect(headings.row).toBe(3);
    expect(counts.rows).toBe(2);
    expect(drafts).toMatchObject([
      { row: 4, code: '6901234567892', name: '沙发 米白', listPriceFen: 1990, costFen: '980' },
      { row: 305, code: '6901234567908', name: '茶几', listPriceFen: 30, costFen: '0' },
    ]);
  });

  it('reads .xls', async () => {
    const file = makeXls([
      ['说明'],
      ['编码', '名称', '零售价', '条码'],
      [2001, '沙发', 19.9, 6901234567892],
      ['0002', '茶几', 5, null],
    ]);
    const { facts, drafts } = await checkFile(await makeFile('a.xls', file));
    expect(facts).toMatchObject({ kind: 'xls', sheet: 1 });
    expect(drafts).toMatchObject([
      { row: 3, code: '2001', barcodes: ['6901234567892'], listPriceFen: 1990 },
      { row: 4, code: '0002', barcodes: [], listPriceFen: 500 },
    ]);
  });

  it('lets a person say where the headings are and what a column means', async () => {
    const file = await makeFile('a.csv', '导出\n,,\n,,\n,,\n,,\n甲,乙,丙\nA1,沙发,5\n');
    await expect(checkFile(file)).rejects.toThrow('FILE_NO_HEADINGS {"seen":"导出"}');
    const { headings, drafts } = await checkFile(file, {
      headingRow: 6,
      choice: { code: 0, name: 1, price: 2 },
    });
    expect(headings).toMatchObject({ row: 6, headings: ['甲', '乙', '丙'] });
    expect(drafts).toMatchObject([{ row: 7, code: 'A1', name: '沙发', listPriceFen: 500 }]);
  });

  it('says once that the prices are in another currency, and what nothing was matched to', async () => {
    const dollars = await checkFile(await makeFile('a.csv', 'code,name,Price (USD),foo\nA,x,1,2\n'));
    expect(dollars.problems).toMatchObject([{ row: 1, column: 'Price (USD)', code: 'CURRENCY_OTHER' }]);
    expect(dollars.unmatched).toEqual([{ column: 3, heading: 'foo' }]);
  });

  it('refuses a file without rows', async () => {
    await expect(checkFile(await makeFile('a.csv', 'code,name\n,\n'))).rejects.toThrow(/FILE_NO_ROWS/);
  });
});

describe('bad files', { timeout: SLOW }, () => {
  it.each([
    ['a.csv', Buffer.alloc(0), /FILE_EMPTY/],
    ['a.csv', Buffer.alloc(20 * 1024 * 1024 + 1, 44), /FILE_TOO_LARGE \{"limitMb":20\}/],
    ['a.xlsx', Buffer.from('PK\u0003\u0004 nothing'), /FILE_DAMAGED/],
    ['a.csv', Buffer.from('name\nCaf\u00e9', 'latin1'), /FILE_ENCODING_UNKNOWN/],
  ])('%s is refused', async (name, bytes, expected) => {
    await expect(checkFile(await makeFile(name, bytes))).rejects.toThrow(expected);
  });

  it('a zip bomb is refused within two seconds', async () => {
    const bomb = await makeFile('a.xlsx', makeBook(Buffer.alloc(30 * 1024 * 1024, 32), 340 * 1024 * 1024));
    expect((await stat(bomb.path)).size).toBeLessThan(400_000);
    const started = performance.now();
    await expect(checkFile(bomb)).rejects.toThrow(/FILE_ZIP_BOMB/);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('a bomb that lies about its size is refused too', async () => {
    const bomb = await makeFile('a.xlsx', makeBook(Buffer.alloc(16 * 1024 * 1024, 32), 1000));
    await expect(checkFile(bomb)).rejects.toThrow(/FILE_DAMAGED/);
  });

  it('one that needs too much memory or time dies alone', async () => {
    const rows = Array.from({ length: 80_000 }, (_, at) =>
      makeRowXml(at + 1, { A1: `${at}`, B1: `名称${at}` }).replace(/([AB])1"/g, `$1${at + 1}"`),
    );
    const file = await makeFile(
      'a.xlsx',
      makeBook(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
    );
    const onRows = () => {};
    await expect(readRows(file, { onRows, heapMb: 20 })).rejects.toThrow(/FILE_TOO_HEAVY/);
    await expect(readRows(file, { onRows, wallMs: 50 })).rejects.toThrow(/FILE_TOO_SLOW/);
    await expect(readRows(file, { onRows, signal: AbortSignal.timeout(50) })).rejects.toThrow(
      /aborted|timeout/i,
    );
  });

  it('one that was given up before its first row is not read', async () => {
    const file = await makeFile('a.csv', 'code,name\n1,2\n');
    const onRows = vi.fn();
    await expect(readRows(file, { onRows, signal: AbortSignal.abort() })).rejects.toThrow(/aborted/i);
    expect(onRows).not.toHaveBeenCalled();
  });

  it('stops reading when whoever takes the rows fails', async () => {
    const file = await makeFile('a.csv', `code,name\n${'1,2\n'.repeat(50_000)}`);
    let calls = 0;
    const onRows = () => {
      calls += 1;
      throw new Error('enough');
    };
    await expect(readRows(file, { onRows })).rejects.toThrow('enough');
    expect(calls).toBe(1);
  });
});

describe('a hundred thousand bad rows', { timeout: SLOW }, () => {
  it('are all counted, the first kept, every one written to a file that can be corrected', async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `C${at},,=1+1,-1\n`);
    const file = await makeFile('bad.csv', `编码,名称,零售价,进价\nOK,沙发,5,4\n${lines.join('')}`);
    const path = join(dirname(file.path), 'rows.csv');
    const words = { rowHeading: '行号', reasonHeading: '原因', reason: ({ code }: { code: string }) => code };
    const bad = new BadRowsFile({ path, words }, () => ({
      headings: ['编码', '名称', '零售价', '进价'],
      columns: {},
    }));
    let longestPause = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longestPause = Math.max(longestPause, performance.now() - last);
      last = performance.now();
    }, 5);
    const checked = await checkFile(file, { onBadRow: (raw, problems) => bad.add(raw, problems) });
    clearInterval(pulse);
    expect(await bad.close()).toBe(path);
    expect(checked.counts).toMatchObject({ rows: 100_001, products: 1, bad: 100_000 });
    expect(checked.problemCounts.errors).toBe(300_000);
    expect(checked.problems).toHaveLength(3 * KEPT_PER_CODE);
    // The server goes on answering while the file is checked.
    expect(longestPause).toBeLessThan(1000);
    const written: string[][] = parse(await readFile(path, 'utf8'), { bom: true });
    expect(written).toHaveLength(100_001);
    expect(written[0]).toEqual(['编码', '名称', '零售价', '进价', '行号', '原因']);
    expect(written[1]).toEqual([
      'C0',
      '',
      "'=1+1",
      '-1',
      '3',
      'NAME_MISSING; NUMBER_UNREADABLE; NUMBER_NEGATIVE',
    ]);
  });

  it('no bad row leaves no file', async () => {
    const words = { rowHeading: '', reasonHeading: '', reason: () => '' };
    const bad = new BadRowsFile({ path: '/nowhere/x.csv', words }, () => ({ headings: [], columns: {} }));
    expect(await bad.close()).toBeNull();
  });
});
