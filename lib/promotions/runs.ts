import { type Fen, shareOut } from '@/lib/money';
import type { Milli } from '@/lib/quantity';
import type { PromotionLine } from './terms';

/** Pieces of one line that promotions treated alike so far. */
export interface Run {
  line: PromotionLine;
  milli: Milli;
  /** What they still cost together, fen. */
  leftFen: Fen;
  /** A promotion that lets nothing further on its goods has used them. */
  used: boolean;
}

/** Some pieces of a run. */
export interface Part {
  run: Run;
  milli: Milli;
}

/** One piece, in thousandths. */
export const PIECE = 1000;

/** What a part of a run costs, fen. */
export function worth({ run, milli }: Part): Fen {
  if (milli === run.milli) return run.leftFen;
  return shareOut(run.leftFen, [milli, run.milli - milli])[0] ?? 0;
}

/** Which of two costs more a unit: below 0, the first. */
export function dearerFirst(a: Run, b: Run): number {
  const difference = BigInt(b.leftFen) * BigInt(a.milli) - BigInt(a.leftFen) * BigInt(b.milli);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Those counted in whole pieces. */
export function wholePieces(runs: readonly Run[]): Run[] {
  return runs.filter(({ line, milli }) => line.decimals === 0 && milli % PIECE === 0);
}

export function piecesOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { milli }) => sum + milli / PIECE, 0);
}

/** The first so many pieces of runs in their order. */
export function firstPieces(runs: readonly Run[], pieces: number): Part[] {
  const parts: Part[] = [];
  let left = pieces * PIECE;
  for (const run of runs) {
    if (left <= 0) break;
    const milli = Math.min(left, run.milli);
    parts.push({ run, milli });
    left -= milli;
  }
  return parts;
}

/** Cuts a part off its run, so that something can be done to it alone. @returns the part as a run of its own */
export function cutOff(runs: Run[], part: Part): Run {
  const { run, milli } = part;
  if (milli === run.milli) return run;
  const own: Run = { ...run, milli, leftFen: worth(part) };
  run.milli -= milli;
  run.leftFen -= own.leftFen;
  runs.push(own);
  return own;
}
