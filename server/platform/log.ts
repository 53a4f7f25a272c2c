import type { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import { setting } from '@/lib/environment';
import { lineLimit } from '@/lib/line-limit.mjs';

/** Kept by scripts/serve/request-frame.mjs while a request is being answered. */
interface RequestFrame {
  id: string;
  address: string;
  isForwarded?: boolean;
}

const globalStore = globalThis as typeof globalThis & { daybookFrames?: AsyncLocalStorage<RequestFrame> };

/** The request being answered, in the web server; undefined in scripts. */
export function requestFrame(): RequestFrame | undefined {
  return globalStore.daybookFrames?.getStore();
}

const may = lineLimit();

const destination = pino.destination({ dest: 2, sync: false });
const level = setting('LOG_LEVEL') ?? 'info';
/** Of the whole server: it counts its lines itself. */
const bare = pino({ level }, destination);

/** One log line per event, JSON on stderr; secrets never enter it. Each address has so many lines a while. */
export const logger = pino(
  {
    level,
    mixin() {
      const frame = requestFrame();
      return frame ? { requestId: frame.id, address: frame.address } : {};
    },
    hooks: {
      logMethod(line, write) {
        const address = requestFrame()?.address;
        if (address === undefined) return write.apply(this, line);
        const { write: now, leftOut } = may(address);
        if (leftOut > 0) write.apply(this, [{ leftOut }, 'lines of this address were left out']);
        if (now) write.apply(this, line);
      },
    },
  },
  destination,
);

const mayTell = lineLimit(undefined, 1, 1_000);

/** A database that is gone fails every request at once: one line a second says as much. */
export function logOutage(error: unknown): void {
  const { write, leftOut } = mayTell('');
  if (!write) return;
  const words = error instanceof Error ? error.message : String(error);
  bare.error(
    { reason: words.slice(0, 300), ...(leftOut > 0 && { leftOut }) },
    'the database does not answer',
  );
}
