import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { read, utils, write } from '@e965/xlsx';
import { onTestFinished } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { RowChecker } from '@/server/imports/check-rows';
import { matchHeadings } from '@/server/imports/columns';
import type { SourceFile } from '@/server/imports/read-file/read-rows';

export type SheetCell = string | number | boolean | null;

/** A file of the test's own, gone when the test has finished. */
export async function makeFile(name: string, content: string | Uint8Array): Promise<SourceFile> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-import-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, content);
  return { path, name };
}

/** A workbook as Excel writes it. */
export async function makeXlsx(...sheets: SheetCell[][][]): Promise<Buffer> {
  const data = sheets.map((rows, at) => ({
    sheet: `表${at + 1}`,
    data: rows.map((row) => row.map((value) => (value === null ? null : { value }))),
  }));
  return writeXlsxFile(data).toBuffer();
}

/** An old workbook (.xls). */
export function makeXls(rows: SheetCell[][]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '表1');
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'biff8' });
  if (!Buffer.isBuffer(bytes)) throw new TypeError('no bytes');
  read(bytes);
  return bytes;
}

export interface ZipPart {
  name: string;
  content: Buffer | string;
  /** What the directory claims, when it lies. */
  claims?: number;
}

/** A zip with full control over what its directory says. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc32(content), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(part.claims ?? content.length, 18);
    header.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), header, rest, name]));
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), header, name, packed]);
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook around one sheet's XML, for what no program would write. */
export function makeBook(sheetXml: string | Buffer, claims?: number): Buffer {
  const sheet = { name: 'xl/worksheets/sheet1.xml', content: sheetXml, ...(claims ? { claims } : {}) };
  return makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    sheet,
  ]);
}

/** `<row>` XML of inline texts: { A1: '编码' }. */
export function makeRowXml(row: number, cells: Record<string, string>): string {
  const xml = Object.entries(cells).map(
    ([at, text]) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${row}">${xml.join('')}</row>`;
}

/** Checks rows below one row of headings; problems as `row column code`. */
export function checkTable(headings: string[], rows: string[][], stores?: Map<string, string>) {
  const checker = new RowChecker(
    { row: 1, headings, columns: matchHeadings(headings) },
    stores ? { stores } : {},
  );
  const found = rows.flatMap((cells, at) => checker.check({ row: at + 2, cells }).problems);
  return {
    drafts: checker.drafts,
    counts: checker.counts,
    found,
    problems: found.map(({ row, column, code }) =>
      [row, column, code].filter((part) => part !== null).join(' '),
    ),
  };
}
