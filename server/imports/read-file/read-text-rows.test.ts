import { describe, expect, it } from 'vitest';
import { findDelimiter } from './find-delimiter';
import { readTextRows } from './read-text-rows';

async function rowsOf(text: string, mostRows?: number) {
  const rows: (string | number)[][] = [];
  for await (const { row, cells } of readTextRows(text, findDelimiter(text), mostRows))
    rows.push([row, ...cells]);
  return rows;
}

describe('findDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3', ','],
    ['a\tb\tc\n1,5\t2\t3', '\t'],
    ['a;b;c\n1,5;2;3', ';'],
    ['a|b\n1|2', '|'],
    ['"a,b,c,d"\tx\n"1,2"\ty', '\t'],
    ['"a"\t"b"\n"1,5"\t"2"', '\t'],
    ['sep=;\na,b;c', ';'],
    ['single', ','],
    ['', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });
});

describe('readTextRows', () => {
  it('numbers rows as a spreadsheet program does', async () => {
    expect(await rowsOf('a,b\r\n"x\ny",2\r\n\r\n3,"say ""hi"""\r\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'x\ny', '2'],
      [3, ''],
      [4, '3', 'say "hi"'],
    ]);
  });

  it('keeps short and long rows, stray quotes and the hint of Excel as they are', async () => {
    expect(await rowsOf('sep=;\na;b\n1\n1;2;3;4\n5" 10;x\n')).toEqual([
      [2, 'a', 'b'],
      [3, '1'],
      [4, '1', '2', '3', '4'],
      [5, '5" 10', 'x'],
    ]);
  });

  it('loses only the row on which a quote is opened and never closed', async () => {
    const marked: (string | number | boolean)[][] = [];
    for await (const { row, cells, unclosedQuote = false } of readTextRows('a,b\n1,2\n"3,4\n5,6\n', ','))
      marked.push([row, unclosedQuote, ...cells]);
    expect(marked).toEqual([
      [1, false, 'a', 'b'],
      [2, false, '1', '2'],
      [3, true, '"3', '4'],
      [4, false, '5', '6'],
    ]);
    expect(await rowsOf(`a,b\n"3,4\n${'5,6\n'.repeat(270_000)}`)).toHaveLength(270_002);
  });

  it('does not let a quote that is never closed swallow the rows up to the next quoted cell', async () => {
    const text = 'a,b\n1,"60" wide\n2,"next",\n3,"two\nlines"\n4,"open,\n';
    const rows: [number, boolean][] = [];
    for await (const { row, unclosedQuote = false } of readTextRows(text, ','))
      rows.push([row, unclosedQuote]);
    expect(rows).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, false],
      [5, true],
    ]);
  });

  it('reads a file whose every row opens a quote in a time that does not grow with its square', async () => {
    expect(await rowsOf('x,"60寸,1\n'.repeat(100_000))).toHaveLength(100_000);
  });

  it('refuses a megabyte without a line end, and more rows than a sheet has', async () => {
    await expect(rowsOf(','.repeat(2_000_000))).rejects.toThrow(/FILE_DAMAGED/);
    await expect(rowsOf('\n'.repeat(101), 100)).rejects.toThrow(/FILE_TOO_MANY_ROWS/);
  });
});
