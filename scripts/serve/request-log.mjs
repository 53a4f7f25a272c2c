// @ts-check
// One line a request in a file of the data folder: what was asked, by which address, how it ended. No query, no body, no cookie.
import { createWriteStream, existsSync, openSync, renameSync, statSync } from 'node:fs';

const LIMIT_BYTES = 20_000_000;

/**
 * Writes lines into a file, and begins a new one when it has grown; the one before is kept beside it.
 * @param {string} file
 */
export function requestLog(file, limitBytes = LIMIT_BYTES) {
  let size = existsSync(file) ? statSync(file).size : 0;
  let stream = open();

  function open() {
    const opened = createWriteStream(file, { fd: openSync(file, 'a', 0o600) });
    // A full disk is no reason to end: the gate speaks of it.
    opened.on('error', () => undefined);
    return opened;
  }

  /** @param {object} entry */
  function write(entry) {
    const line = `${JSON.stringify(entry)}\n`;
    size += Buffer.byteLength(line);
    stream.write(line);
    if (size < limitBytes) return;
    size = 0;
    const full = stream;
    renameSync(file, `${file}.1`);
    stream = open();
    full.end();
  }

  return { write, end: () => new Promise((resolve) => stream.end(resolve)) };
}

/** What follows is a secret: whoever has the address reads somebody's shifts. */
const CALENDAR = '/api/calendar/';

/**
 * The address without what may be private: no query, no calendar's secret, and no more than a path of ours is long.
 * @param {string} url
 */
export function pathOnly(url) {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  return (path.startsWith(CALENDAR) ? `${CALENDAR}...` : path).slice(0, 300);
}
