/**
 * What stands on a roll of paper, from top to bottom, whoever puts it there: a page of the browser or a receipt printer. Words
 * and amounts are ready to be read; nothing below knows a language.
 */
export type PaperBlock =
  /** Words in the middle; a `mark` says what a paper is not, and stands in a box. */
  | { kind: 'title'; text: string; look: 'name' | 'plain' | 'strong' | 'boxed' | 'mark' }
  /** Words from the left; `apart` from what stands above. */
  | { kind: 'text'; text: string; look: 'apart' | 'small' }
  /** A word and, at the right edge, what it comes to. */
  | { kind: 'pair'; name: string; value: string; look: 'plain' | 'total' }
  | { kind: 'rule' }
  /** A line to sign on, and what is signed below it. */
  | { kind: 'signature'; text: string }
  /** Code 128, with what it says below. */
  | { kind: 'barcode'; code: string; caption: string }
  | { kind: 'qr'; code: string; caption: string };

/** What is printed in one go, and cut off. */
export type Paper = PaperBlock[];

/** Columns of half-width letters on a roll of so many millimetres, and its dots. */
export const ROLLS = { 58: { columns: 32, dots: 384 }, 80: { columns: 48, dots: 576 } } as const;
export type RollWidth = keyof typeof ROLLS;
