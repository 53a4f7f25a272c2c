import { crc32, inflateRawSync } from 'node:zlib';
import { FileRefused } from '../errors';
import { prepareSheet } from './prepare-sheet';
import type { ZipEntry } from './read-zip-directory';

/** Parts of a workbook that hold its text; pictures, themes and printer settings are left packed. */
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/.*\.rels|xl\/(_rels\/.*\.rels|workbook\.xml|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/i;

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;

/**
 * The same zip with only what is needed, unpacked and stored as it is. Whatever reads it sees bytes whose amount was
 * checked against the directory, and nothing the directory did not name. Made piece by piece: one entry in memory.
 * @throws FileRefused FILE_DAMAGED when an entry is not of the size the directory gives
 */
export function* repackZip(file: Buffer, entries: readonly ZipEntry[]): Generator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    if (!WANTED.test(entry.name)) continue;
    const unpacked = unpack(file, entry);
    const content = SHEET.test(entry.name) ? prepareSheet(unpacked) : unpacked;
    const name = Buffer.from(entry.name);
    const header = commonHeader(content, name);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), header, name]);
    directory.push(centralHeader(header, name, offset));
    offset += local.length + content.length;
    yield local;
    if (content.length > 0) yield content;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  yield Buffer.concat([central, end]);
}

function unpack(file: Buffer, entry: ZipEntry): Buffer {
  const packed = file.subarray(entry.start, entry.start + entry.packed);
  if (entry.method === 0) return packed;
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
    if (content.length === entry.unpacked) return content;
  } catch {
    // Longer than the directory says, or no deflate data: the same answer.
  }
  throw new FileRefused('FILE_DAMAGED', { detail: entry.name.slice(0, 80) });
}

/** The 26 bytes that an entry's own header and its line in the directory have in common. */
function commonHeader(content: Buffer, name: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(0x0800, 2);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(content.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function centralHeader(header: Buffer, name: Buffer, offset: number): Buffer {
  const start = Buffer.from([0x50, 0x4b, 1, 2, 20, 0]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([start, header, rest, name]);
}
