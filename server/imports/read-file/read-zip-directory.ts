import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { FileRefused } from '../errors';
import { LIMITS } from './limits';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packed: number;
  unpacked: number;
  /** Where the packed bytes begin in the file. */
  start: number;
}

export interface ZipDirectory {
  /** The archive without what stands before it. */
  bytes: Buffer;
  entries: ZipEntry[];
}

const END = 0x06054b50;
const END_BYTES = 22;
const WIDE = 0xffffffff;
const SIZES_ARE_WIDE = 0xffff;
const METHODS = [0, 8];

/**
 * Reads the directory of a zip and refuses what would be dangerous to unpack, before a byte is unpacked: too much in all, packed
 * too well, too many entries, entries that share their bytes. Extra fields, data descriptors, 64-bit sizes, a comment behind and
 * bytes before the archive are as sound programs write them; what the directory does not name is never looked at.
 * @throws FileRefused FILE_DAMAGED, FILE_ENCRYPTED, FILE_ZIP_BOMB
 */
export async function readZipDirectory(file: Buffer): Promise<ZipDirectory> {
  const bytes = withoutPrefix(file);
  const zip = await opened(bytes);
  if (zip.entryCount > LIMITS.entries) throw new FileRefused('FILE_ZIP_BOMB', { entries: zip.entryCount });
  const entries = await entriesOf(zip);
  refuseTooLarge(entries, bytes.length);
  refuseShared(entries);
  return { bytes, entries: entries.map(({ header: _, ...entry }) => entry) };
}

/** Whether these bytes end as a zip does, wherever it begins. */
export function endsAsZip(file: Buffer): boolean {
  return endOf(file) !== null;
}

/** A program may put its own bytes before an archive and leave the offsets as if there were none. */
function withoutPrefix(file: Buffer): Buffer {
  const end = endOf(file);
  if (end === null) throw damaged('no directory');
  const size = file.readUInt32LE(end + 12);
  const offset = file.readUInt32LE(end + 16);
  const wide = size === WIDE || offset === WIDE || file.readUInt16LE(end + 10) === SIZES_ARE_WIDE;
  const before = wide ? 0 : end - size - offset;
  return before > 0 ? file.subarray(before) : file;
}

/** Where the end of the directory is written: its comment goes up to the end of the file. */
function endOf(file: Buffer): number | null {
  const lowest = Math.max(0, file.length - END_BYTES - 0xffff);
  for (let at = file.length - END_BYTES; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) === END && at + END_BYTES + file.readUInt16LE(at + 20) === file.length)
      return at;
  }
  return null;
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true });
  } catch (error) {
    throw damaged(String(error));
  }
}

interface PlacedEntry extends ZipEntry {
  /** Where the entry's own header begins. */
  header: number;
}

async function entriesOf(zip: ZipFile): Promise<PlacedEntry[]> {
  const entries: PlacedEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(await placed(zip, entry));
  } catch (error) {
    throw error instanceof FileRefused ? error : damaged(String(error));
  }
  return entries;
}

async function placed(zip: ZipFile, entry: Entry): Promise<PlacedEntry> {
  if (entry.isEncrypted()) throw new FileRefused('FILE_ENCRYPTED');
  if (!METHODS.includes(entry.compressionMethod)) throw damaged(`method ${entry.compressionMethod}`);
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return {
    name: entry.fileName,
    method: entry.compressionMethod,
    packed: entry.compressedSize,
    unpacked: entry.uncompressedSize,
    start: fileDataStart,
    header: entry.relativeOffsetOfLocalHeader,
  };
}

function refuseTooLarge(entries: readonly ZipEntry[], fileBytes: number): void {
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packedTooWell = total > LIMITS.ratioFrom && total / Math.max(1, fileBytes) > LIMITS.ratio;
  if (total > LIMITS.unzippedBytes || packedTooWell) {
    throw new FileRefused('FILE_ZIP_BOMB', { unzippedMb: Math.round(total / 1024 / 1024) });
  }
}

/** A small archive becomes a large one when many entries name the same bytes. */
function refuseShared(entries: readonly PlacedEntry[]): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.header - b.header)) {
    if (entry.header < end) throw damaged('entries');
    end = entry.start + entry.packed;
  }
}

function damaged(detail: string): FileRefused {
  return new FileRefused('FILE_DAMAGED', { detail: detail.slice(0, 120) });
}
