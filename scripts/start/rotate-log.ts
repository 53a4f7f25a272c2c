import { copyFileSync, existsSync, statSync, truncateSync } from 'node:fs';

const LIMIT_BYTES = 10_000_000;
const EVERY_MS = 60_000;

/** Puts a log that has grown aside and begins it anew, while its program goes on writing: it appends, so it needs not be told. */
export function rotateLog(file: string, limitBytes = LIMIT_BYTES): boolean {
  if (!existsSync(file) || statSync(file).size <= limitBytes) return false;
  copyFileSync(file, `${file}.1`);
  truncateSync(file, 0);
  return true;
}

/** Looks after a log once a minute. Returns what ends it. */
export function keepLogSmall(file: string): () => void {
  const timer = setInterval(() => {
    try {
      rotateLog(file);
    } catch {
      // A full disk: the next look tries again.
    }
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
