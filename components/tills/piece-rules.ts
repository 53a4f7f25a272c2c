/** More pieces of one note than this are a slip of the keyboard. */
export const MAX_PIECES = 99_999;

export type PieceFault = 'notWhole' | 'tooMany';

/** Pieces of one note or coin as they are typed, or what is wrong with them. Nothing typed is not counted. */
export function readPieces(text: string): { pieces: number | null; fault: PieceFault | null } {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return { pieces: null, fault: null };
  if (!/^\d+$/.test(typed)) return { pieces: null, fault: 'notWhole' };
  const pieces = Number(typed);
  return pieces > MAX_PIECES ? { pieces: null, fault: 'tooMany' } : { pieces, fault: null };
}
