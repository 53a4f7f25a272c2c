import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { makeBook, makeRowXml, makeXlsx, makeZip, type ZipManner } from '@/tests/factories/imports';
import { LIMITS } from './limits';
import { readXlsxRows } from './read-xlsx-rows';
import { readZipDirectory } from './read-zip-directory';
import { repackZip } from './repack-zip';

describe('readZipDirectory', () => {
  it('reads the entries of a workbook', async () => {
    const { entries } = await readZipDirectory(await makeXlsx([['编码']]));
    expect(entries.map((entry) => entry.name)).toContain('xl/workbook.xml');
  });

  it('refuses a bomb by what its directory says, before a byte is unpacked', async () => {
    const zeros = Buffer.alloc(LIMITS.ratioFrom + 1);
    await expect(readZipDirectory(makeZip([{ name: 'a', content: zeros }]))).rejects.toThrow(/FILE_ZIP_BOMB/);
    const many = [1, 2, 3].map((at) => ({ name: `${at}`, content: 'x', claims: LIMITS.unzippedBytes / 2 }));
    await expect(readZipDirectory(makeZip(many))).rejects.toThrow(/FILE_ZIP_BOMB/);
    const entries = Array.from({ length: LIMITS.entries + 1 }, (_, at) => ({ name: `${at}`, content: '' }));
    await expect(readZipDirectory(makeZip(entries))).rejects.toThrow(/FILE_ZIP_BOMB/);
  });

  it('refuses entries that share their bytes', async () => {
    const zip = makeZip([
      { name: 'a', content: 'x'.repeat(500) },
      { name: 'b', content: 'y' },
    ]);
    // The second line of the directory is turned to point at the first entry.
    const second = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(0, second + 42);
    await expect(readZipDirectory(zip)).rejects.toThrow(/FILE_DAMAGED/);
  });

  it('never looks at an entry the directory does not name', async () => {
    const hidden = makeZip([{ name: 'hidden.xml', content: Buffer.from('x'.repeat(100) + Math.random()) }]);
    const body = hidden.subarray(0, hidden.indexOf(Buffer.from([0x50, 0x4b, 1, 2])));
    const zip = makeZip([{ name: 'a', content: 'x' }]);
    const { bytes, entries } = await readZipDirectory(Buffer.concat([body, Buffer.alloc(400), zip]));
    expect(entries.map(({ name }) => name)).toEqual(['a']);
    expect(bytes.includes('hidden.xml')).toBe(false);
  });

  it.each([0, 1, 21, 22, 100, 300])('refuses a zip cut to %i bytes', async (length) => {
    await expect(readZipDirectory(makeBook('<worksheet/>').subarray(0, length))).rejects.toThrow(
      /FILE_DAMAGED/,
    );
  });

  it.each<[string, ZipManner]>([
    ['extra fields before the data that the directory does not have', { localExtra: 520 }],
    ['extra fields of the largest size', { localExtra: 65_000 }],
    ['sizes behind the data', { descriptors: true }],
    ['64-bit sizes', { wide: true }],
    ['a comment', { comment: 'exported by a program, 编码' }],
    ['bytes before it', { prefix: Buffer.from('PK is not here\n'.repeat(40)) }],
    [
      'bytes before it that the offsets count',
      { prefix: Buffer.from('#!/bin/sh\n'), offsetsCountPrefix: true },
    ],
    ['all of it', { localExtra: 460, descriptors: true, comment: 'x', prefix: Buffer.alloc(3) }],
  ])('reads a sound workbook with %s', async (_, manner) => {
    const sheet = `<worksheet><sheetData>${makeRowXml(1, { A1: '编码', B1: '名称' })}${makeRowXml(2, { A2: '001', B2: '沙发' })}</sheetData></worksheet>`;
    const { rows } = await readXlsxRows(makeBook(sheet, undefined, manner));
    expect(Array.from(rows, ({ cells }) => cells)).toEqual([
      ['编码', '名称'],
      ['001', '沙发'],
    ]);
  });

  it('survives any single damaged byte', async () => {
    const zip = makeBook(`<worksheet><sheetData>${makeRowXml(1, { A1: 'x' })}</sheetData></worksheet>`);
    for (let at = 0; at < zip.length; at += 1) {
      const spoilt = Buffer.from(zip);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
      try {
        const { bytes, entries } = await readZipDirectory(spoilt);
        for (const _ of repackZip(bytes, entries));
      } catch (error) {
        expect(String(error)).toMatch(/FILE_(DAMAGED|ZIP_BOMB|ENCRYPTED)/);
      }
    }
  });
});

describe('repackZip', () => {
  async function repacked(zip: Buffer): Promise<Buffer> {
    const { bytes, entries } = await readZipDirectory(zip);
    return buffer(Readable.from(repackZip(bytes, entries)));
  }

  it('makes a zip with the same sheet', async () => {
    const rows = [
      ['编码', '名称'],
      ['001', '沙发'],
    ];
    expect(await readSheet(await repacked(await makeXlsx(rows)))).toEqual(rows);
  });

  it('refuses an entry that is longer or shorter than the directory says', async () => {
    for (const claims of [10, 5_000_000]) {
      await expect(repacked(makeBook(`<worksheet>${' '.repeat(1000)}</worksheet>`, claims))).rejects.toThrow(
        /FILE_DAMAGED/,
      );
    }
  });

  it('leaves pictures packed away', async () => {
    const zip = makeZip([
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/media/image1.png', content: 'x' },
    ]);
    expect((await repacked(zip)).includes('image1')).toBe(false);
  });
});
