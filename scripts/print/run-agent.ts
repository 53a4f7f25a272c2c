import { setTimeout as sleep } from 'node:timers/promises';
import type { Memory } from './memory';

/** The server knows no printer by this token: it was revoked, or replaced by another. */
export class TokenRefused extends Error {}

export interface Says {
  written: readonly string[];
  failed: string | null;
}

export interface AgentParts {
  /** @throws TokenRefused; anything else: the server cannot be reached, or has no time */
  ask: (says: Says, signal: AbortSignal) => Promise<{ id: string; content: Uint8Array } | null>;
  /** Ends when the printer has all of it. @throws when it does not */
  write: (bytes: Uint8Array) => Promise<void>;
  memory: Memory;
  say: (line: string) => void;
  signal: AbortSignal;
  /** Between two questions when there is nothing to print, ms. */
  everyMs?: number;
  /** The first wait after a failure, ms; each further one is twice as long. */
  firstWaitMs?: number;
}

const LONGEST_WAIT_MS = 20_000;

/**
 * Fetches papers, writes them and says so, until it is stopped. What was written is noted before anybody is told, so that an answer
 * that is lost, or an agent that dies then, prints nothing twice. A paper the printer did not take waits on the server.
 * @throws TokenRefused
 */
export async function runAgent(parts: AgentParts): Promise<void> {
  const { ask, memory, signal, everyMs = 1_000, firstWaitMs = 1_000 } = parts;
  const server = trouble(
    parts.say,
    'The server cannot be reached; tries again by itself.',
    'The server answers again.',
  );
  const printer = trouble(
    parts.say,
    'The printer takes nothing; receipts wait and come out by themselves.',
    'The printer prints again.',
  );
  let failed: string | null = null;
  while (!signal.aborted) {
    const written = memory.unsaid();
    let job: Awaited<ReturnType<typeof ask>>;
    try {
      job = await ask({ written, failed }, signal);
      memory.said(written);
      server.ended();
    } catch (error) {
      if (error instanceof TokenRefused) throw error;
      await pause(server.happened(error, firstWaitMs), signal);
      continue;
    }
    if (failed) {
      failed = null;
      await pause(printer.waitMs(firstWaitMs), signal);
    } else if (job) failed = await print(job, parts, printer);
    else await pause(everyMs, signal);
  }
}

/** Its id where the printer did not take it. */
async function print(
  { id, content }: { id: string; content: Uint8Array },
  { write, memory, say, firstWaitMs = 1_000 }: AgentParts,
  printer: Trouble,
): Promise<string | null> {
  // It came out before, and the server never heard of it.
  if (memory.knows(id)) {
    memory.wrote(id);
    return null;
  }
  try {
    await write(content);
  } catch (error) {
    printer.happened(error, firstWaitMs);
    return id;
  }
  memory.wrote(id);
  printer.ended();
  say(`Printed ${id}`);
  return null;
}

interface Trouble {
  /** Counts one more, said once. @returns how long to wait, ms */
  happened: (error: unknown, firstWaitMs: number) => number;
  waitMs: (firstWaitMs: number) => number;
  ended: () => void;
}

function trouble(say: (line: string) => void, begins: string, ends: string): Trouble {
  let times = 0;
  const waitMs = (firstWaitMs: number) =>
    Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** Math.max(0, times - 1));
  return {
    waitMs,
    happened(error, firstWaitMs) {
      times += 1;
      if (times === 1) say(`${begins} (${error instanceof Error ? error.message : String(error)})`);
      return waitMs(firstWaitMs);
    },
    ended() {
      if (times > 0) say(ends);
      times = 0;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}
