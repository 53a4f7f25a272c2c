import { FileRefused } from '../errors';
import { endsAsZip } from './read-zip-directory';
import { unmarkedUtf16 } from './unmarked-utf16';

/** How a file is read. */
export type FileKind = 'text' | 'xlsx' | 'xls' | 'html';

const KIND_OF_EXTENSION: Record<string, FileKind> = {
  csv: 'text',
  tsv: 'text',
  txt: 'text',
  xlsx: 'xlsx',
  xls: 'xls',
};

const MAGIC: readonly [string, number[]][] = [
  ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['xls', [0x09, 0x08, 0x10, 0x00]],
];

const WORKBOOKS: ReadonlySet<FileKind> = new Set(['xlsx', 'xls']);
const BROKEN: ReadonlySet<string> = new Set(['zip', 'binary']);

/**
 * Decides by content how a file is read, and refuses one whose name says something else: the person picked the wrong file. Many
 * programs save a page of HTML as .xls: that is read as the table it shows.
 * @throws FileRefused FILE_EMPTY, FILE_KIND_UNKNOWN, FILE_NOT_WHAT_IT_SAYS, FILE_DAMAGED, FILE_ENCRYPTED
 */
export function sniffContent(name: string, bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new FileRefused('FILE_EMPTY');
  const said = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = KIND_OF_EXTENSION[said];
  if (!kind) throw new FileRefused('FILE_KIND_UNKNOWN', { name: name.slice(-80) });
  const is = contentOf(bytes);
  if (is === 'encrypted') throw new FileRefused('FILE_ENCRYPTED');
  if (is === 'html' && kind === 'xls') return 'html';
  // Named a workbook and no other kind of file: one that lost its beginning or its end on the way.
  if (WORKBOOKS.has(kind) && BROKEN.has(is)) throw new FileRefused('FILE_DAMAGED', { detail: is });
  if (is !== kind) throw new FileRefused('FILE_NOT_WHAT_IT_SAYS', { said, is });
  return kind;
}

function contentOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [is, magic] of MAGIC) {
    if (!magic.every((byte, at) => buffer[at] === byte)) continue;
    if (is === 'zip') return zipContent(buffer);
    // A workbook with a password is wrapped in the old container, whatever its name.
    return is === 'xls' && buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : is;
  }
  return endsAsZip(buffer) ? zipContent(buffer) : textContent(buffer);
}

function zipContent(buffer: Buffer): string {
  if (buffer.includes('xl/workbook.xml')) return 'xlsx';
  if (buffer.includes('word/document.xml')) return 'docx';
  return buffer.includes('xl/workbook.bin') ? 'xlsb' : 'zip';
}

function textContent(buffer: Buffer): string {
  const marked = (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff);
  const utf16 = marked || unmarkedUtf16(buffer) !== null;
  const head = buffer.subarray(0, 4096);
  if (!utf16 && head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return 'binary';
  const start = head
    .toString(utf16 ? 'utf16le' : 'latin1')
    .replace(/^[\s\uFEFF\u00EF\u00BB\u00BF]+/, '')
    .slice(0, 200)
    .toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<div|<script|<style)/.test(start)) return 'html';
  return start.startsWith('<?xml') ? 'xml' : 'text';
}
