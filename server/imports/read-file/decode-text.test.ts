import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text';

// 编码,名称,零售价 / A1,双人沙发,1999 / A2,镕基茶几,899 (镕 is not in GB2312)
const GB18030 = Buffer.from(
  'b1e0c2eb2cc3fbb3c62cc1e3cadbbcdb0d0a41312ccbabc8cbc9b3b7a22c313939390d0a41322ce946bbf9b2e8bcb82c3839390d0a',
  'hex',
);

describe('decodeText', () => {
  it('reads UTF-8 with and without its mark', () => {
    expect(decodeText(Buffer.from('编码'))).toEqual({ text: '编码', encoding: 'utf-8' });
    expect(decodeText(Buffer.from('\uFEFF编码'))).toEqual({ text: '编码', encoding: 'utf-8' });
    expect(decodeText(Buffer.from('Møbler'))).toEqual({ text: 'Møbler', encoding: 'utf-8' });
  });

  it('reads GB18030', () => {
    const { text, encoding } = decodeText(GB18030);
    expect(encoding).toBe('gb18030');
    expect(text).toBe('编码,名称,零售价\r\nA1,双人沙发,1999\r\nA2,镕基茶几,899\r\n');
  });

  it('reads what Excel calls Unicode text', () => {
    const text = Buffer.from('\uFEFF编码\t名称', 'utf16le');
    expect(decodeText(text)).toEqual({ text: '编码\t名称', encoding: 'utf-16le' });
    expect(decodeText(Buffer.from(text).swap16())).toEqual({ text: '编码\t名称', encoding: 'utf-16be' });
  });

  it('reads UTF-16 without a mark, either way round', () => {
    const text = '编码,名称,零售价\nU1,一号抱枕,49\n';
    expect(decodeText(Buffer.from(text, 'utf16le'))).toEqual({ text, encoding: 'utf-16le' });
    expect(decodeText(Buffer.from(text, 'utf16le').swap16())).toEqual({ text, encoding: 'utf-16be' });
  });

  it('reads what a person says it is, and refuses where it is not', () => {
    const cyrillic = Buffer.from('c0f0f2e8eaf3eb3bd6e5ede0', 'hex');
    expect(decodeText(cyrillic, 'windows-1251')).toEqual({ text: 'Артикул;Цена', encoding: 'windows-1251' });
    expect(() => decodeText(cyrillic, 'utf-8')).toThrow(/FILE_ENCODING_UNKNOWN/);
  });

  it.each([
    ['Western text', Buffer.from('name,price\nM\u00f8bel,1\nCaf\u00e9 sofa,2\n', 'latin1')],
    ['GB18030 cut in a character', GB18030.subarray(0, GB18030.length - 6 - 3)],
    ['Shift JIS', Buffer.from('8352815b83682c96bc8fcc2c8e7182c682c9', 'hex')],
    ['bytes', Buffer.from([0xff, 0xff, 0x80, 0x81])],
    [
      'UTF-8 with a broken character',
      Buffer.concat([Buffer.from('编码,名称\nA1,沙'), Buffer.from([0xe6, 0x2c])]),
    ],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(/FILE_ENCODING_UNKNOWN/);
  });
});
