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

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const WIDE = 0xffffffff;
// Between two entries stands at most a data descriptor of 24 bytes and some padding: too little to hide an entry in.
const MAX_GAP = 64;

/**
 * Reads the directory at the end of a zip and refuses what would be dangerous to unpack, before a byte is unpacked: too
 * much in all, packed too well, too many entries, entries that overlap, and bytes that no entry accounts for.
 * @throws FileRefused FILE_DAMAGED, FILE_ZIP_BOMB
 */
export function readZipDirectory(file: Buffer): ZipEntry[] {
  try {
    const { count, offset } = findEnd(file);
    if (count > LIMITS.entries) throw new FileRefused('FILE_ZIP_BOMB', { entries: count });
    const entries = readEntries(file, count, offset);
    refuseTooLarge(entries, file.length);
    refuseOverlaps(entries, offset);
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw damaged('directory');
    throw error;
  }
}

function findEnd(file: Buffer): { count: number; offset: number } {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) !== END) continue;
    const count = file.readUInt16LE(at + 10);
    const offset = file.readUInt32LE(at + 16);
    if (count === 0xffff || offset === WIDE) throw new FileRefused('FILE_ZIP_BOMB', { entries: count });
    return { count, offset };
  }
  throw damaged('no directory');
}

function readEntries(file: Buffer, count: number, offset: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== CENTRAL) throw damaged('directory');
    const flags = file.readUInt16LE(at + 8);
    if ((flags & 1) === 1) throw new FileRefused('FILE_ENCRYPTED');
    const nameLength = file.readUInt16LE(at + 28);
    const extraLength = file.readUInt16LE(at + 30);
    const nameAt = at + 46;
    const extra = file.subarray(nameAt + nameLength, nameAt + nameLength + extraLength);
    const [unpacked, packed, local] = wideSizes(extra, [
      file.readUInt32LE(at + 24),
      file.readUInt32LE(at + 20),
      file.readUInt32LE(at + 42),
    ]);
    const method = file.readUInt16LE(at + 10);
    if (method !== 0 && method !== 8) throw damaged(`method ${method}`);
    if (method === 0 && packed !== unpacked) throw damaged('sizes');
    const name = file.toString('utf8', nameAt, nameAt + nameLength);
    entries.push({ name, method, packed, unpacked, start: startOf(file, local) });
    at = nameAt + nameLength + extraLength + file.readUInt16LE(at + 32);
  }
  return entries;
}

function startOf(file: Buffer, local: number): number {
  if (file.readUInt32LE(local) !== LOCAL) throw damaged('entry');
  return local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
}

/** Sizes too large for 32 bits, or written by a program that always keeps them in 64. */
function wideSizes(extra: Buffer, sizes: [number, number, number]): [number, number, number] {
  if (!sizes.includes(WIDE)) return sizes;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const read = (size: number): number => {
      if (size !== WIDE) return size;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    };
    return [read(sizes[0]), read(sizes[1]), read(sizes[2])];
  }
  throw damaged('sizes');
}

function refuseTooLarge(entries: readonly ZipEntry[], fileBytes: number): void {
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packedTooWell = total > LIMITS.ratioFrom && total / Math.max(1, fileBytes) > LIMITS.ratio;
  if (total > LIMITS.unzippedBytes || packedTooWell) {
    throw new FileRefused('FILE_ZIP_BOMB', { unzippedMb: Math.round(total / 1024 / 1024) });
  }
}

function refuseOverlaps(entries: readonly ZipEntry[], directory: number): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    const header = entry.start - 30 - Buffer.byteLength(entry.name);
    // The header's extra field may be of any length: only its end is known, so it counts as part of the gap.
    if (entry.start < end + 30 || header - end > MAX_GAP + 0xff) throw damaged('entries');
    end = entry.start + entry.packed;
  }
  if (end > directory || directory - end > MAX_GAP) throw damaged('entries');
}

function damaged(detail: string): FileRefused {
  return new FileRefused('FILE_DAMAGED', { detail });
}
