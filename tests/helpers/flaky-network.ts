import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A wire to a server that can be made to swallow everything, or be cut. */
export interface FlakyNetwork {
  /** The address of a database by way of this wire. */
  through(url: string): string;
  /** Packets get lost from now on, in both directions; nothing is closed, and new connections hang. */
  swallow(): void;
  /** Works again for new connections; what was swallowed stays lost. */
  heal(): void;
  /** Closes everything and refuses what is new. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

export async function flakyNetwork(target: { host: string; port: number }): Promise<FlakyNetwork> {
  let swallowing = false;
  const ends = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = dial(target);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      const lost = swallowing;
      let swallowed = lost;
      from.on('data', (part) => {
        swallowed ||= swallowing;
        if (!swallowed) to.write(part);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        ends.delete(from);
        if (!swallowed) to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const drop = () => {
    for (const end of ends) end.destroy();
  };
  return {
    through(url) {
      const changed = new URL(url);
      changed.host = `127.0.0.1:${port}`;
      changed.searchParams.delete('host');
      return changed.href;
    },
    swallow() {
      swallowing = true;
    },
    heal() {
      swallowing = false;
    },
    async cut() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
    async close() {
      drop();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
