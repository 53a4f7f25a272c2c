import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvChunks, csvLine, csvText, neutraliseFormula } from './csv';

describe('neutraliseFormula', () => {
  it.each([
    '=1+1',
    '+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u00A0=1',
    '\u3000=1',
    '\u200B=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' ＝1',
    '\u2212cmd',
  ])('%j is made text', (text) => {
    expect(neutraliseFormula(text)).toBe(`'${text}`);
  });

  it.each(['-12.5', '+3', '0', '沙发', 'a=b', '', '2026-11-23', '6901234567892'])('%j stays', (text) => {
    expect(neutraliseFormula(text)).toBe(text);
  });
});

describe('csvText', () => {
  it('quotes what needs it, ends lines with CRLF and begins with a byte order mark', () => {
    expect(
      csvText([
        ['编码', '名称'],
        ['001', 'a "b", c'],
        [null, 3],
      ]),
    ).toBe('\uFEFF编码,名称\r\n001,"a ""b"", c"\r\n,3\r\n');
    expect(csvLine(['a\nb', ' a', undefined])).toBe('"a\nb"," a",');
    expect([...csvChunks([['a'], ['b']])].join('')).toBe(csvText([['a'], ['b']]));
  });

  it('is read back as written, but for the apostrophe', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'a0,";=+-@\t\n\r 沙\u3000\u{1F6CB}') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1 }), (rows) => {
        const read: unknown = parse(csvText(rows), { bom: true, record_delimiter: '\r\n' });
        expect(read).toEqual(rows.map((row) => row.map(neutraliseFormula)));
      }),
    );
  });
});
