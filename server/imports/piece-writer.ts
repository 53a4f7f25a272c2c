import { retrying } from '@/server/platform/command';
import { longDb, type Tx } from '@/server/platform/db';
import { atHalfPace } from '@/server/platform/half-pace';
import { countPiece, type RunHold, type WrittenPiece } from './hold-run';
import type { WrittenSoFar } from './run-progress';

export interface PieceRun {
  hold: RunHold;
  /** After each piece: how much is done, of all. */
  onWritten: (done: number, total: number) => void;
}

type Count = (of: Pick<WrittenPiece, 'created' | 'posted'>) => Promise<WrittenSoFar>;

/** Writes what a run brings in, piece by piece, each counted into the run by its own transaction. */
export class PieceWriter {
  soFar: WrittenSoFar = { created: 0, posted: {} };
  private done = 0;

  constructor(
    private readonly run: PieceRun,
    private readonly total: number,
  ) {}

  /** One piece: written and counted together, or not at all. */
  async write(size: number, piece: (tx: Tx, count: Count) => Promise<WrittenSoFar>): Promise<void> {
    const { hold, onWritten } = this.run;
    const done = this.done + size;
    const attempt = () =>
      longDb().$transaction((tx) =>
        piece(tx, (of) => countPiece(tx, hold, { ...of, done, total: this.total })),
      );
    this.soFar = await atHalfPace(() => retrying(attempt));
    this.done = done;
    onWritten(done, this.total);
  }
}
