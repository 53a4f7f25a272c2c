import { code128 } from './code-128';
import { broken, columnsOf, lettersOf, type PrintedLetter } from './columns';
import { type Paper, type PaperBlock, ROLLS, type RollWidth } from './paper';

const [LF, ESC, FS, GS] = [0x0a, 0x1b, 0x1c, 0x1d];
/** A new beginning, and Chinese letters on: not every printer begins with them. */
const BEGIN = [ESC, 0x40, FS, 0x26];
/** Past the knife, and cut, all but a corner. */
const END = [ESC, 0x64, 4, GS, 0x56, 66, 0];

/** What opens the drawer that hangs on the printer: its first plug, 50 ms. */
export const KICK: Uint8Array = Uint8Array.from([ESC, 0x40, ESC, 0x70, 0, 25, 250]);

/**
 * A paper as the bytes of a receipt printer: ESC/POS with GB18030, from its first byte to the cut. No line is longer than the roll;
 * nothing is left to the printer to break or to place.
 */
export function escposOf(paper: Paper, width: RollWidth): Uint8Array {
  const roll = ROLLS[width];
  return Uint8Array.from([...BEGIN, ...paper.flatMap((block) => bytesOf(block, roll)), ...END]);
}

type Roll = (typeof ROLLS)[RollWidth];

function bytesOf(block: PaperBlock, roll: Roll): number[] {
  switch (block.kind) {
    case 'title':
      return titleOf(block, roll);
    case 'text':
      return linesOf(block.text, roll.columns);
    case 'pair':
      return pairOf(block, roll.columns);
    case 'rule':
      return ruleOf('-', roll.columns);
    case 'signature':
      return [ESC, 0x64, 3, ...ruleOf('_', roll.columns), ...linesOf(block.text, roll.columns)];
    case 'barcode':
      return centred([...barsOf(block.code, roll), ...linesOf(block.caption, roll.columns)]);
    case 'qr':
      return centred([...squareOf(block.code), ...linesOf(block.caption, roll.columns)]);
  }
}

function titleOf({ text, look }: Extract<PaperBlock, { kind: 'title' }>, { columns }: Roll): number[] {
  // Twice as wide and high: half as many on a line.
  if (look === 'name') return centred(sized(0x11, linesOf(text, columns / 2)));
  if (look === 'mark')
    return centred([
      ...ruleOf('=', columns),
      ...strong(sized(0x11, linesOf(text, columns / 2))),
      ...ruleOf('=', columns),
    ]);
  if (look === 'boxed') return centred(strong(linesOf(`[ ${text} ]`, columns)));
  return centred(look === 'strong' ? strong(linesOf(text, columns)) : linesOf(text, columns));
}

function pairOf({ name, value, look }: Extract<PaperBlock, { kind: 'pair' }>, columns: number): number[] {
  const [left, right] = [lettersOf(name), lettersOf(value)];
  // Twice as high only: where it stands on the line does not change.
  const shown = (bytes: number[]) => (look === 'total' ? strong(sized(0x01, bytes)) : bytes);
  const besides = columns - columnsOf(right) - 1;
  // A name beside which nothing would fit has its own lines.
  if (besides < Math.min(columnsOf(left), columns / 4))
    return shown([
      ...linesOf(name, columns),
      ...broken(right, columns).flatMap((line) => flushed([], line, columns)),
    ]);
  const [first = [], ...more] = broken(left, besides);
  return shown([...flushed(first, right, columns), ...more.flatMap(lineOf)]);
}

/** One line with something at either edge. */
function flushed(left: readonly PrintedLetter[], right: readonly PrintedLetter[], columns: number): number[] {
  const gap = columns - columnsOf(left) - columnsOf(right);
  return [...raw(left), ...Array<number>(Math.max(0, gap)).fill(0x20), ...raw(right), LF];
}

function linesOf(text: string, columns: number): number[] {
  return text.split(/\r?\n/).flatMap((line) => broken(lettersOf(line), columns).flatMap(lineOf));
}

function lineOf(letters: readonly PrintedLetter[]): number[] {
  return [...raw(letters), LF];
}

function raw(letters: readonly PrintedLetter[]): number[] {
  return letters.flatMap(({ bytes }) => [...bytes]);
}

function ruleOf(letter: string, columns: number): number[] {
  return [...Array<number>(columns).fill(letter.charCodeAt(0)), LF];
}

const centred = (bytes: number[]) => [ESC, 0x61, 1, ...bytes, ESC, 0x61, 0];
const strong = (bytes: number[]) => [ESC, 0x45, 1, ...bytes, ESC, 0x45, 0];
const sized = (size: number, bytes: number[]) => [GS, 0x21, size, ...bytes, GS, 0x21, 0];

/** Code 128 as wide as the roll takes it, up to three dots a module; none where even one is too much: its digits stand below. */
function barsOf(code: string, { dots }: Roll): number[] {
  const bars = code128(code);
  if (!bars) return [];
  // Ten blank modules at either side, or a scanner does not find where it begins.
  const module = Math.min(3, Math.floor(dots / (bars.modules + 20)));
  if (module < 2) return [];
  return [GS, 0x48, 0, GS, 0x68, 64, GS, 0x77, module, GS, 0x6b, 73, bars.data.length, ...bars.data, LF];
}

/** A QR code of middling correction. */
function squareOf(code: string): number[] {
  const data = new TextEncoder().encode(code);
  const length = data.length + 3;
  const asks = (...of: number[]) => [GS, 0x28, 0x6b, of.length & 0xff, of.length >> 8, ...of];
  return [
    ...asks(49, 65, 50, 0),
    ...asks(49, 67, 6),
    ...asks(49, 69, 49),
    ...[GS, 0x28, 0x6b, length & 0xff, length >> 8, 49, 80, 48, ...data],
    ...asks(49, 81, 48),
    LF,
  ];
}
