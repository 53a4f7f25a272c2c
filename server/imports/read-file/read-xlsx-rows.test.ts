import { describe, expect, it } from 'vitest';
import { makeBook, makeRowXml, makeXls, makeXlsx } from '@/tests/factories/imports';
import { prepareSheet } from './prepare-sheet';
import { readXlsRows } from './read-xls-rows';
import { readXlsxRows } from './read-xlsx-rows';

async function cellsOf(file: Buffer): Promise<(string | number)[][]> {
  const { rows } = await readXlsxRows(file);
  return Array.from(rows, ({ row, cells }) => [row, ...cells]).filter((row) =>
    row.some((cell, at) => at > 0 && cell !== ''),
  );
}

describe('readXlsxRows', () => {
  it('reads the sheet that has headings, not the page of instructions before it', async () => {
    const headings = ['编码', '名称'];
    expect((await readXlsxRows(await makeXlsx([['说明'], ['请按模板填写']], [headings]))).sheet).toBe(2);
    expect((await readXlsxRows(await makeXlsx([['说明']], [['别的']]))).sheet).toBe(1);
  });

  it('keeps numbers as they stand in the file, and codes whole', async () => {
    const row = `<row r="1"><c r="A1"><v>9.8000000000000007</v></c><c r="B1"><v>6.901234567892E12</v></c><c r="C1" t="b"><v>1</v></c></row>`;
    expect(await cellsOf(makeBook(`<worksheet><sheetData>${row}</sheetData></worksheet>`))).toEqual([
      [1, '9.8000000000000007', '6901234567892', 'TRUE'],
    ]);
  });

  it('believes the cells and not the dimension, undoes escapes, drops what stands far to the right', async () => {
    const file = makeBook(
      `<worksheet><dimension ref="A1"/><sheetData>${makeRowXml(1, { A1: 'A_x002B_B', IV1: 'last', IW1: 'x', XFD1: 'y' })}
       ${makeRowXml(2000, { A2000: 'far' })}</sheetData></worksheet>`,
    );
    const rows = await cellsOf(file);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveLength(257);
    expect(rows[0]?.[1]).toBe('A+B');
  });

  it('gives a cell error its text', async () => {
    const row = `<row r="1"><c r="A1" s="0" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>`;
    expect(await cellsOf(makeBook(`<worksheet><sheetData>${row}</sheetData></worksheet>`))).toEqual([
      [1, '#DIV/0!', 'x'],
    ]);
  });

  it.each([
    '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>',
    '<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>',
    'no xml',
  ])('never throws anything but a refusal: %s', async (xml) => {
    const outcome = await cellsOf(makeBook(xml)).catch((error: unknown) => String(error));
    if (typeof outcome === 'string') expect(outcome).toContain('FILE_DAMAGED');
  });
});

describe('prepareSheet', () => {
  it('refuses a stray cell that spans more than memory should hold', () => {
    const xml = (at: string) =>
      Buffer.from(
        `<sheetData>${makeRowXml(1, { A1: 'a' })}${makeRowXml(1_048_576, { [at]: 'b' })}</sheetData>`,
      );
    expect(() => prepareSheet(xml('IV1048576'))).toThrow(/FILE_TOO_HEAVY/);
    expect(prepareSheet(xml('J1048576')).length).toBeGreaterThan(0);
  });

  it.each(['6.9012E+12', '69012345', '1048577', '-1', ''])('refuses row %j before it is made', (row) => {
    const xml = `<sheetData>${makeRowXml(1, { A1: 'a' })}<row r="${row}"/>${makeRowXml(2, { A2: 'b' })}</sheetData>`;
    expect(() => prepareSheet(Buffer.from(xml))).toThrow(/FILE_DAMAGED/);
  });

  it('hands on untouched what needs nothing', () => {
    const content = Buffer.from(`<sheetData>${makeRowXml(1, { A1: '沙发' })}</sheetData>`);
    expect(prepareSheet(content)).toBe(content);
  });
});

describe('readXlsRows', () => {
  it('reads cells as they are stored', () => {
    const { sheet, rows } = readXlsRows(
      makeXls([
        ['编码', '名称'],
        [6901234567892, 0.1 + 0.2],
        ['001', true],
        [null, '末'],
      ]),
    );
    expect(sheet).toBe(1);
    expect([...rows]).toEqual([
      { row: 1, cells: ['编码', '名称'] },
      { row: 2, cells: ['6901234567892', '0.30000000000000004'] },
      { row: 3, cells: ['001', 'TRUE'] },
      { row: 4, cells: ['', '末'] },
    ]);
  });

  it('refuses what is damaged', () => {
    const spoilt = Buffer.from(makeXls([['编码', '名称']])).fill(0xff, 600);
    expect(() => [...readXlsRows(spoilt).rows]).toThrow(/FILE_DAMAGED/);
  });
});
