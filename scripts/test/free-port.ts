import { createServer } from 'node:net';

const LAST = 65_535;

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return listenOn(0);
}

/** The first of `count` such ports in a row. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await freePort();
    if (first + count > LAST) continue;
    const others = Array.from({ length: count - 1 }, (_, index) => listenOn(first + index + 1));
    const found = await Promise.allSettled(others);
    if (found.every(({ status }) => status === 'fulfilled')) return first;
  }
}

function listenOn(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
