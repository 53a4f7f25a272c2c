import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { makeBook, makeRowXml, makeXlsx, makeZip } from '@/tests/factories/imports';
import { LIMITS } from './limits';
import { readZipDirectory } from './read-zip-directory';
import { repackZip } from './repack-zip';

describe('readZipDirectory', () => {
  it('reads the entries of a workbook', async () => {
    const entries = readZipDirectory(await makeXlsx([['编码']]));
    expect(entries.map((entry) => entry.name)).toContain('xl/workbook.xml');
  });

  it('refuses a bomb by what its directory says, before a byte is unpacked', () => {
    const zeros = Buffer.alloc(LIMITS.ratioFrom + 1);
    expect(() => readZipDirectory(makeZip([{ name: 'a', content: zeros }]))).toThrow(/FILE_ZIP_BOMB/);
    const many = [1, 2, 3].map((at) => ({ name: `${at}`, content: 'x', claims: LIMITS.unzippedBytes / 2 }));
    expect(() => readZipDirectory(makeZip(many))).toThrow(/FILE_ZIP_BOMB/);
    const entries = Array.from({ length: LIMITS.entries + 1 }, (_, at) => ({ name: `${at}`, content: '' }));
    expect(() => readZipDirectory(makeZip(entries))).toThrow(/FILE_ZIP_BOMB/);
  });

  it('refuses entries that share their bytes', () => {
    const zip = makeZip([
      { name: 'a', content: 'x'.repeat(500) },
      { name: 'b', content: 'y' },
    ]);
    // The second line of the directory is turned to point at the first entry.
    const second = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(0, second + 42);
    expect(() => readZipDirectory(zip)).toThrow(/FILE_DAMAGED/);
  });

  it('refuses an entry the directory does not name', () => {
    const hidden = makeZip([{ name: 'hidden.xml', content: Buffer.from('x'.repeat(100) + Math.random()) }]);
    const body = hidden.subarray(0, hidden.indexOf(Buffer.from([0x50, 0x4b, 1, 2])));
    const zip = makeZip([{ name: 'a', content: 'x' }]);
    const padded = Buffer.concat([body, Buffer.alloc(400), zip]);
    // Offsets are those of the zip alone: moved behind the hidden entry they name bytes that are no entry.
    expect(() => readZipDirectory(padded)).toThrow(/FILE_DAMAGED/);
  });

  it.each([0, 1, 21, 22, 100, 300])('refuses a zip cut to %i bytes', (length) => {
    expect(() => readZipDirectory(makeBook('<worksheet/>').subarray(0, length))).toThrow(/FILE_DAMAGED/);
  });

  it('survives any single damaged byte', () => {
    const zip = makeBook(`<worksheet><sheetData>${makeRowXml(1, { A1: 'x' })}</sheetData></worksheet>`);
    for (let at = 0; at < zip.length; at += 1) {
      const spoilt = Buffer.from(zip);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
      try {
        for (const _ of repackZip(spoilt, readZipDirectory(spoilt)));
      } catch (error) {
        expect(String(error)).toMatch(/FILE_(DAMAGED|ZIP_BOMB|ENCRYPTED)/);
      }
    }
  });
});

describe('repackZip', () => {
  async function repacked(zip: Buffer): Promise<Buffer> {
    return buffer(Readable.from(repackZip(zip, readZipDirectory(zip))));
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
