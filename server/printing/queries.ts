import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { PRINT_ROUTES, PRINT_STATES, type PrintRoute, type PrintState, standingOf } from './printing-rules';

/** By whom a store's counters print. */
export async function printRouteOf(
  reader: Reader,
  storeId: string,
): Promise<{ route: PrintRoute; name: string }> {
  const printer = await reader.storePrinter.findUnique({
    where: { storeId },
    select: { route: true, name: true, tokenHash: true },
  });
  const isAgent = printer?.route === 'AGENT' && printer.tokenHash !== null;
  return { route: isAgent ? 'AGENT' : 'BROWSER', name: printer?.name ?? '' };
}

/** The store's printer as its settings show it. */
export async function printerSettings(reader: Reader, storeId: string, now: Date) {
  const [printer, waiting] = await Promise.all([
    reader.storePrinter.findUnique({ where: { storeId } }),
    reader.printJob.count({ where: { storeId, state: 'QUEUED', expiresAt: { gt: now } } }),
  ]);
  const { route, name = '', tokenMadeAt = null, seenAt = null, awaySince = null } = printer ?? {};
  return {
    route: PRINT_ROUTES.find((known) => known === route) ?? 'BROWSER',
    name,
    tokenMadeAt,
    seenAt,
    standing: standingOf({ seenAt, awaySince }, now),
    waiting,
  };
}

/** What became of a paper. @throws NotFound */
export async function printJob(
  reader: Reader,
  { storeId, jobId }: { storeId: string; jobId: string },
  now: Date,
): Promise<{ state: PrintState; standing: ReturnType<typeof standingOf> }> {
  const [job, printer] = await Promise.all([
    reader.printJob.findUnique({
      where: { storeId_id: { storeId, id: jobId } },
      select: { state: true, expiresAt: true },
    }),
    reader.storePrinter.findUnique({ where: { storeId }, select: { seenAt: true, awaySince: true } }),
  ]);
  if (!job) throw new NotFound({ noun: 'printJob' });
  const state = PRINT_STATES.find((known) => known === job.state) ?? 'FAILED';
  return {
    state: state === 'QUEUED' && job.expiresAt <= now ? 'FAILED' : state,
    standing: standingOf(printer ?? { seenAt: null, awaySince: null }, now),
  };
}
