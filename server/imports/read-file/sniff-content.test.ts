import { describe, expect, it } from 'vitest';
import { makeBook, makeXls, makeXlsx, makeZip } from '@/tests/factories/imports';
import { FileRefused } from '../errors';
import { sniffContent } from './sniff-content';

function refusal(name: string, bytes: Uint8Array): unknown {
  try {
    return sniffContent(name, bytes);
  } catch (error) {
    return error instanceof FileRefused ? { code: error.code, ...error.params } : error;
  }
}

const text = Buffer.from('编码,名称\nA1,沙发\n');
const xls = makeXls([['编码', '名称']]);

describe('sniffContent', () => {
  it('takes what is what its name says', async () => {
    expect(sniffContent('a.csv', text)).toBe('text');
    expect(sniffContent('A.TSV', text)).toBe('text');
    expect(sniffContent('a.xls', xls)).toBe('xls');
    expect(sniffContent('商品.v2.xlsx', await makeXlsx([['编码']]))).toBe('xlsx');
    expect(sniffContent('a.csv', Buffer.from([0xff, 0xfe, 0x16, 0x7f]))).toBe('text');
  });

  it.each([
    ['a.xlsx', text, 'xlsx', 'text'],
    ['a.xls', makeBook('<worksheet/>'), 'xls', 'xlsx'],
    ['a.xlsx', xls, 'xlsx', 'xls'],
    ['a.csv', xls, 'csv', 'xls'],
    ['a.csv', makeBook('<worksheet/>'), 'csv', 'xlsx'],
    ['a.csv', Buffer.from('<!DOCTYPE html><html>'), 'csv', 'html'],
    ['a.xls', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'xls', 'xml'],
    ['a.xlsx', makeZip([{ name: 'word/document.xml', content: 'x' }]), 'xlsx', 'docx'],
    ['a.csv', Buffer.from('%PDF-1.7'), 'csv', 'pdf'],
    ['a.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), 'csv', 'png'],
    ['a.csv', Buffer.from([0x1f, 0x8b, 8, 0]), 'csv', 'gzip'],
    ['a.csv', Buffer.from('a,b\u0000c'), 'csv', 'binary'],
  ])('refuses %s', (name, bytes, said, is) => {
    expect(refusal(name, bytes)).toEqual({ code: 'FILE_NOT_WHAT_IT_SAYS', said, is });
  });

  it.each([
    ['a.xlsx', makeZip([{ name: 'x.txt', content: 'x' }]), 'zip'],
    ['a.xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'zip'],
    ['a.xls', Buffer.from([0, 1, 2, 3]), 'binary'],
  ])(
    'says that a workbook is damaged, not that it should be saved as what it is called: %s',
    (name, bytes, detail) => {
      expect(refusal(name, bytes)).toEqual({ code: 'FILE_DAMAGED', detail });
    },
  );

  it('takes a page of HTML under the name of an old workbook as the table it shows', () => {
    expect(sniffContent('a.xls', Buffer.from('\uFEFF  <html><table><tr><td>编码</td></tr></table>'))).toBe(
      'html',
    );
  });

  it('takes UTF-16 without a mark, also with 一 in it, and a workbook behind bytes of its program', async () => {
    expect(sniffContent('a.csv', Buffer.from('一号,名称\n一,二\n', 'utf16le'))).toBe('text');
    const prefixed = Buffer.concat([Buffer.from('exported by\n'), await makeXlsx([['编码']])]);
    expect(sniffContent('a.xlsx', prefixed)).toBe('xlsx');
  });

  it('refuses an empty file, another kind, and one with a password', () => {
    expect(refusal('a.csv', Buffer.alloc(0))).toEqual({ code: 'FILE_EMPTY' });
    expect(refusal('a.pdf', text)).toEqual({ code: 'FILE_KIND_UNKNOWN', name: 'a.pdf' });
    expect(refusal('csv', text)).toEqual({ code: 'FILE_KIND_UNKNOWN', name: 'csv' });
    const locked = Buffer.concat([xls, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(refusal('a.xlsx', locked)).toEqual({ code: 'FILE_ENCRYPTED' });
  });
});
