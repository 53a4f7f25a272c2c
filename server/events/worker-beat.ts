import type { Reader } from '@/server/platform/db';

/** The one row there is. */
const ONLY = 1;

/** Notes that jobs are worked off: every minute, by whichever worker took the job. */
export async function beat(reader: Reader, now: Date): Promise<void> {
  await reader.workerBeat.upsert({
    where: { id: ONLY },
    create: { id: ONLY, beatAt: now },
    update: { beatAt: now },
  });
}

/** When jobs were last worked off by the clock; null: never yet. */
export async function lastBeat(reader: Reader): Promise<Date | null> {
  return (await reader.workerBeat.findUnique({ where: { id: ONLY } }))?.beatAt ?? null;
}
