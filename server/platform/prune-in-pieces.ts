import { atHalfPace } from './half-pace';

/** Rows one statement takes away: over in a moment, so that nobody who sells waits. */
const PIECE = 5_000;

/** Takes rows away until none is left, with pauses. Returns how many. */
export async function pruneInPieces(deleteUpTo: (size: number) => Promise<number>): Promise<number> {
  let [all, piece] = [0, 0];
  do {
    piece = await atHalfPace(() => deleteUpTo(PIECE));
    all += piece;
  } while (piece === PIECE);
  return all;
}
