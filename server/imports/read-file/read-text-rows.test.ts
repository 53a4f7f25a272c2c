import { describe, expect, it } from 'vitest';
import { findDelimiter, readTextRows } from './read-text-rows';

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

  it('says in which row a quote was opened and never closed', async () => {
    await expect(rowsOf('a,b\n1,2\n"3,4\n5,6\n')).rejects.toThrow('FILE_QUOTE_NOT_CLOSED {"row":3}');
    await expect(rowsOf(`a,b\n"3,4\n${'5,6\n'.repeat(270_000)}`)).rejects.toThrow(
      'FILE_QUOTE_NOT_CLOSED {"row":2}',
    );
  });

  it('refuses a megabyte without a line end, and more rows than a sheet has', async () => {
    await expect(rowsOf(','.repeat(2_000_000))).rejects.toThrow(/FILE_DAMAGED/);
    await expect(rowsOf('\n'.repeat(101), 100)).rejects.toThrow(/FILE_TOO_MANY_ROWS/);
  });
});
