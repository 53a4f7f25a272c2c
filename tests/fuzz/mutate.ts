import { inflateRawSync } from 'node:zlib';
import type { SeededRandom } from '@/prisma/seed/random';
import { makeZip } from '@/tests/factories/imports';

/** A file to begin with. */
export interface FuzzSeed {
  name: string;
  bytes: Buffer;
}

/** Cells that programs stumble over. */
const NASTY = [
  '',
  '0',
  '-1',
  '-0',
  '1e308',
  '9'.repeat(400),
  '0.1000000000000000055',
  '1,234,567.89',
  '１２３．４５',
  '¥-5',
  '=HYPERLINK("x")',
  '+1',
  '@x',
  "'",
  '"',
  '""',
  '\r',
  '\n',
  '\t',
  '\u0000',
  '\uFEFF',
  '\u202E',
  '\uD800',
  '𠮷',
  'NaN',
  'Infinity',
  'null',
  '__proto__',
  'constructor',
  '6.9012E+12',
  '100%',
  'a'.repeat(9_000),
  '<c r="ZZZ99999999"/>',
  '&#x1F;',
  '&lt;&amp;',
  '编码',
  '条码,条码',
];

const BYTES = [0x00, 0x0a, 0x0d, 0x22, 0x2c, 0x27, 0x80, 0xff, 0xfe, 0x1a, 0x3c, 0x26];

/** A file that was once right: cut, overwritten, doubled, spliced with another, or given cells nobody would write. */
export function mutate(random: SeededRandom, seeds: readonly FuzzSeed[]): FuzzSeed {
  const seed = random.pick(seeds);
  const times = random.between(1, 6);
  let bytes: Buffer = Buffer.from(seed.bytes);
  if (seed.name.endsWith('.xlsx') && random.chance(0.7)) bytes = insideZip(random, bytes, times);
  else
    for (let time = 0; time < times; time += 1)
      bytes = once(random, bytes, random.pick(seeds).bytes, seed.name);
  return { name: random.chance(0.03) ? random.pick(seeds).name : seed.name, bytes };
}

function once(random: SeededRandom, bytes: Buffer, other: Buffer, name: string): Buffer {
  const at = random.between(0, Math.max(0, bytes.length - 1));
  const length = random.between(1, Math.max(1, Math.min(2_000, bytes.length - at)));
  const before = bytes.subarray(0, at);
  const piece = bytes.subarray(at, at + length);
  const after = bytes.subarray(at + length);
  switch (random.between(0, name.endsWith('.csv') || name.endsWith('.txt') ? 8 : 6)) {
    case 0:
      return Buffer.concat([before, Buffer.from([random.pick(BYTES)]), bytes.subarray(at + 1)]);
    case 1:
      return before;
    case 2:
      return Buffer.concat([before, after]);
    case 3:
      return Buffer.concat([before, ...new Array<Buffer>(random.between(2, 40)).fill(piece), after]);
    case 4:
      return Buffer.concat([before, other.subarray(0, length), after]);
    case 5:
      return Buffer.concat([before, flipped(random, piece), after]);
    case 6:
      return Buffer.concat([before, Buffer.from(random.pick(NASTY)), bytes.subarray(at)]);
    default:
      return nastyCell(random, bytes);
  }
}

function flipped(random: SeededRandom, piece: Buffer): Buffer {
  const copy = Buffer.from(piece);
  for (let bit = 0; bit < random.between(1, 16); bit += 1) {
    const at = random.between(0, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.between(0, 7));
  }
  return copy;
}

/** One cell of a text file becomes something nobody would write. */
function nastyCell(random: SeededRandom, bytes: Buffer): Buffer {
  const cells = bytes.toString('latin1').split(/([,\t;\n])/);
  const at = random.between(0, Math.floor((cells.length - 1) / 2)) * 2;
  cells[at] = Buffer.from(random.pick(NASTY)).toString('latin1');
  return Buffer.from(cells.join(''), 'latin1');
}

/** Damage inside a workbook's parts, packed again so that the damage is what the reader meets. */
function insideZip(random: SeededRandom, bytes: Buffer, times: number): Buffer {
  const parts = unzip(bytes);
  for (let time = 0; time < times; time += 1) {
    const part = random.pick(parts);
    part.content = random.chance(0.5)
      ? once(random, part.content, part.content, part.name)
      : nastyValue(random, part.content);
  }
  return makeZip(parts);
}

/** One text or attribute of an XML part. */
function nastyValue(random: SeededRandom, content: Buffer): Buffer {
  const text = content.toString('utf8');
  const marks = [...text.matchAll(/>[^<]*<|="[^"]*"/g)];
  if (marks.length === 0) return content;
  const mark = random.pick(marks);
  const value = random.pick(NASTY);
  const put = mark[0].startsWith('>') ? `>${value}<` : `="${value.replaceAll('"', '')}"`;
  return Buffer.from(text.slice(0, mark.index) + put + text.slice(mark.index + mark[0].length));
}

/** The parts of a sound zip, by its directory. */
function unzip(bytes: Buffer): { name: string; content: Buffer }[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts: { name: string; content: Buffer }[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + packed);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      content: method === 0 ? Buffer.from(body) : inflateRawSync(body),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}
