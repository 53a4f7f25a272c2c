import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanCode, cleanText, hasLostDigits, isBlankRow, splitBarcodes } from './clean-cell';

describe('cleanText', () => {
  it.each([
    ['  双人沙发 ', '双人沙发'],
    ['双人\n沙发\t米白', '双人 沙发 米白'],
    ['<p>双人<br/>沙发</p>', '双人 沙发'],
    ['Tom &amp; Jerry&nbsp;&#39;s &#x6C99;', "Tom & Jerry 's 沙"],
    ['A_x002B_B_x000D_', 'A+B'],
    ['\uFEFF沙\u200B发', '沙发'],
    ['<5W 灯 > 3W', '<5W 灯 > 3W'],
    ['A & B', 'A & B'],
    ['a  b', 'a b'],
    ['\u3000沙发\u00A0', '沙发'],
    ["'名称", '名称'],
    ['_x002B_', '+'],
    ['&#0;&#99999999;', ' &#99999999;'.trim()],
  ])('%j is %j', (cell, text) => {
    expect(cleanText(cell)).toBe(text);
  });

  it('is settled after one cleaning of plain text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fffA-Za-z0-9 .,()]{0,30}$/), (cell) => {
        expect(cleanText(cleanText(cell))).toBe(cleanText(cell));
      }),
    );
  });
});

describe('cleanCode', () => {
  it.each([
    ['\t0012345', '0012345'],
    ["'0012345", '0012345'],
    ['="0012345"', '0012345'],
    [' ab-C 1 ', 'ab-C 1'],
    ['368814', '368814'],
    ['S49301573', 'S49301573'],
    ['<b>', '<b>'],
    ["'", "'"],
  ])('%j is %j', (cell, code) => {
    expect(cleanCode(cell)).toBe(code);
  });
});

describe('splitBarcodes', () => {
  it.each([
    ['6901234567892', ['6901234567892']],
    [
      "\t6901234567892 ,'6901234567908；6901234567915\n6901234567892",
      ['6901234567892', '6901234567908', '6901234567915'],
    ],
    ['６９０１２３４５６７８９２', ['6901234567892']],
    ['6901234567892.0', ['6901234567892']],
    ['', []],
    [' ， ', []],
    ['4895235504845CC', ['4895235504845CC']],
  ])('%j is %j', (cell, barcodes) => {
    expect(splitBarcodes(cell)).toEqual(barcodes);
  });
});

describe('small questions', () => {
  it('knows a blank row', () => {
    expect(isBlankRow(['', ' ', '\t', '\u3000', '\uFEFF'])).toBe(true);
    expect(isBlankRow(['', '0'])).toBe(false);
  });

  it('knows what Excel has shortened', () => {
    expect(hasLostDigits('6.90123E+12')).toBe(true);
    expect(hasLostDigits('7E+12')).toBe(true);
    expect(hasLostDigits('1E5')).toBe(false);
  });
});
