import { db } from '@/server/platform/db';
import { logger } from '@/server/platform/log';
import { perProcess } from '@/server/platform/per-process';

/** Sessions of answers that go on are looked at this often, ms: with the look itself below five seconds. */
const LOOKS_EVERY_MS = 4_000;

interface Watch {
  ended: Map<string, Set<() => void>>;
  timer: NodeJS.Timeout | undefined;
}

const watch = perProcess('live-sessions', (): Watch => ({ ended: new Map(), timer: undefined }));

/**
 * Calls `onEnd` when a session is over: signed out, revoked, run out, its person gone. One question for all of the process.
 * @returns what ends the watching
 */
export function watchSession(sessionId: string, onEnd: () => void): () => void {
  const calls = watch.ended.get(sessionId) ?? new Set();
  watch.ended.set(sessionId, calls.add(onEnd));
  watch.timer ??= setInterval(() => void look(), LOOKS_EVERY_MS).unref();
  return () => {
    calls.delete(onEnd);
    if (calls.size === 0) watch.ended.delete(sessionId);
    if (watch.ended.size > 0) return;
    clearInterval(watch.timer);
    watch.timer = undefined;
  };
}

async function look(): Promise<void> {
  const ids = [...watch.ended.keys()];
  try {
    const live = await db().authSession.findMany({
      where: {
        id: { in: ids },
        endedAt: null,
        expiresAt: { gt: new Date() },
        person: { deactivatedAt: null },
      },
      select: { id: true },
    });
    const known = new Set(live.map(({ id }) => id));
    for (const id of ids) if (!known.has(id)) for (const onEnd of watch.ended.get(id) ?? []) onEnd();
  } catch (error) {
    logger.warn({ err: error }, 'sessions of open streams could not be looked at');
  }
}
