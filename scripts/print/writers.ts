import { open } from 'node:fs/promises';
import { connect } from 'node:net';

/** Longest a printer may take to let us in, to take more bytes, and to hang up, ms. */
const PATIENCE_MS = 10_000;

/** Writes to a printer in the network. It has all of a paper when it hangs up after us without a fault. */
export function writeToPrinter(to: { host: string; port: number }, patienceMs = PATIENCE_MS) {
  return (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(to);
      let isSent = false;
      socket.setTimeout(patienceMs, () => {
        // It took every byte and only keeps the line open, as some do.
        if (isSent) resolve();
        socket.destroy(isSent ? undefined : new Error('the printer does not answer'));
      });
      // What it says of itself is not asked for; unread it would never hang up.
      socket.resume();
      socket.once('connect', () =>
        socket.end(bytes, () => {
          isSent = true;
        }),
      );
      socket.once('error', reject);
      socket.once('close', (hadError) => {
        if (hadError) return;
        if (isSent) resolve();
        else reject(new Error('the printer hung up'));
      });
    });
}

/** Adds to a file, or to a device that takes what is written to it. */
export function writeToFile(file: string) {
  return async (bytes: Uint8Array): Promise<void> => {
    const handle = await open(file, 'a');
    try {
      await handle.writeFile(bytes);
      // A device has nothing to keep.
      await handle.sync().catch(() => undefined);
    } finally {
      await handle.close();
    }
  };
}
