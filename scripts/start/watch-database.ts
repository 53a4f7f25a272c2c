import type { OpenDatabase } from '../database';
import { backOff } from './keep-running';

export interface WatchOptions {
  say(line: string): void;
  everyMs?: number;
  firstWaitMs?: number;
  longestWaitMs?: number;
}

/** Brings the embedded database up again when it went down, later each time that does not help. Returns what ends the watch. */
export function watchDatabase(
  database: Pick<OpenDatabase, 'isRunning' | 'revive'>,
  { say, everyMs = 1_000, firstWaitMs = 1_000, longestWaitMs = 30_000 }: WatchOptions,
): () => void {
  const waits = backOff(firstWaitMs, longestWaitMs);
  let ended = false;
  let wasDown = false;
  let timer = setTimeout(look, everyMs);

  async function look(): Promise<void> {
    let waitMs = everyMs;
    // Twice in a row: one look may fall into somebody's restart.
    const down = !database.isRunning();
    if (down && wasDown) {
      say('The database has stopped. Starting it again ...');
      try {
        await database.revive();
        waits.reset();
        say('The database is running again.');
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        waitMs = waits.next();
      }
    }
    wasDown = down;
    if (!ended) timer = setTimeout(look, waitMs);
  }

  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
