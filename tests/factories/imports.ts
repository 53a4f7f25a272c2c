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

/** How a zip is written, where programs differ. */
export interface ZipManner {
  /** Bytes of extra field before each entry's data, which the directory does not have. */
  localExtra?: number;
  /** Sizes stand behind the data, as a program writes that streams. */
  descriptors?: boolean;
  /** 64-bit sizes, in the directory as well. */
  wide?: boolean;
  comment?: string;
  prefix?: Buffer;
  offsetsCountPrefix?: boolean;
}

/** A zip with full control over what its directory says and how it is written. */
export function makeZip(parts: readonly ZipPart[], manner: ZipManner = {}): Buffer {
  const { localExtra = 0, descriptors = false, wide = false, comment = '' } = manner;
  const prefix = manner.prefix ?? Buffer.alloc(0);
  const first = manner.offsetsCountPrefix ? prefix.length : 0;
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = first;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const sizes = { packed: packed.length, unpacked: part.claims ?? content.length };
    const header = entryHeader(content, name, sizes, { descriptors, wide });
    const wideField = wide ? wideSizes(sizes) : Buffer.alloc(0);
    directory.push(directoryLine(header, name, offset, wideField));
    const local = localHeader(header, name, growthHint(localExtra), wideField, descriptors);
    bodies.push(local, packed, descriptors ? descriptor(content, sizes) : Buffer.alloc(0));
    offset = first + bodies.reduce((sum, body) => sum + body.length, 0);
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([prefix, ...bodies, central, endOfZip(parts.length, central.length, offset, comment)]);
}

interface ZipSizes {
  packed: number;
  unpacked: number;
}

function entryHeader(
  content: Buffer,
  name: Buffer,
  { packed, unpacked }: ZipSizes,
  { descriptors, wide }: { descriptors: boolean; wide: boolean },
): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(wide ? 45 : 20, 0);
  header.writeUInt16LE(descriptors ? 8 : 0, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(wide ? 0xffffffff : packed, 14);
  header.writeUInt32LE(wide ? 0xffffffff : unpacked, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function directoryLine(header: Buffer, name: Buffer, offset: number, extra: Buffer): Buffer {
  const line = Buffer.from(header);
  line.writeUInt16LE(extra.length, 24);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), line, rest, name, extra]);
}

function localHeader(header: Buffer, name: Buffer, hint: Buffer, wide: Buffer, descriptors: boolean): Buffer {
  const own = Buffer.from(header);
  own.writeUInt16LE(hint.length + wide.length, 24);
  if (descriptors) own.fill(0, 10, 22);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), own, name, hint, wide]);
}

/** Room that a spreadsheet program leaves in an entry's header so that it can be written over in place. */
function growthHint(bytes: number): Buffer {
  const field = Buffer.alloc(bytes);
  if (bytes < 4) return field;
  field.writeUInt16LE(0xa220, 0);
  field.writeUInt16LE(bytes - 4, 2);
  return field;
}

function wideSizes({ packed, unpacked }: ZipSizes): Buffer {
  const field = Buffer.alloc(20);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(16, 2);
  field.writeBigUInt64LE(BigInt(unpacked), 4);
  field.writeBigUInt64LE(BigInt(packed), 12);
  return field;
}

function descriptor(content: Buffer, { packed, unpacked }: ZipSizes): Buffer {
  const field = Buffer.from([0x50, 0x4b, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  field.writeUInt32LE(crc32(content), 4);
  field.writeUInt32LE(packed, 8);
  field.writeUInt32LE(unpacked, 12);
  return field;
}

function endOfZip(count: number, size: number, offset: number, comment: string): Buffer {
  const words = Buffer.from(comment);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(words.length, 20);
  return Buffer.concat([end, words]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook around one sheet's XML, for what no program would write. */
export function makeBook(sheetXml: string | Buffer, claims?: number, manner?: ZipManner): Buffer {
  const sheet = { name: 'xl/worksheets/sheet1.xml', content: sheetXml, ...(claims ? { claims } : {}) };
  const parts = [
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
  ];
  return makeZip(parts, manner);
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
