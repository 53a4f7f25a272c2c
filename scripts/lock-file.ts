import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type ProcessIdentity, thisProcess } from './process-identity';

export type Holder = ProcessIdentity & { note: string };

/** Thrown when somebody alive holds the lock. */
export class LockHeld extends Error {
  constructor(readonly holder: Holder) {
    super(`held by process ${holder.pid}`);
  }
}

export interface Lock {
  /** Replaces the words the next one who comes is told. */
  describe(note: string): void;
  release(): void;
}

export function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/**
 * Ours, because proper-lockfile tells a dead holder by a file's age: a start after a kill waits, and a busy holder is robbed.
 * Takes a lock that dies with its holder: the file names a process and when it started, so what a
 * killed process leaves behind is recognised as stale, also when its number is in use again.
 */
export function takeLock(file: string, note = ''): Lock {
  const mine = `${file}.${process.pid}`;
  const write = (text: string) => writeFileSync(mine, JSON.stringify({ ...thisProcess(), note: text }));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    write(note);
    try {
      // Linking is atomic and the file is complete when it appears.
      linkSync(mine, file);
      rmSync(mine);
      return {
        describe(text) {
          write(text);
          renameSync(mine, file);
        },
        release() {
          if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
        },
      };
    } catch (error) {
      rmSync(mine, { force: true });
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder && isAlive(holder)) throw new LockHeld(holder);
    rmSync(file, { force: true });
  }
  throw new Error(`The lock file ${file} cannot be taken. Remove it and try again.`);
}

/** As takeLock, but waits for the holder up to `patienceMs`. */
export async function waitForLock(file: string, patienceMs: number, note = ''): Promise<Lock> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return takeLock(file, note);
    } catch (error) {
      if (!(error instanceof LockHeld) || Date.now() > until) throw error;
      await sleep(50);
    }
  }
}
