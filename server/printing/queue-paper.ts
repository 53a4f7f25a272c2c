import { escposOf } from '@/lib/printing/escpos';
import type { Paper } from '@/lib/printing/paper';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { NoPrintAgent, TooMuchToPrint } from './errors';
import { MOST_WAITING, PAPER_LASTS_MS } from './printing-rules';
import { printInput, rehearseInput } from './schema';

/**
 * Puts a receipt into the queue of the store's printer. It is no act of the books: the sale is made, and nothing here can touch it.
 * @throws NoPrintAgent, TooMuchToPrint
 */
export const printReceipt = command({
  name: 'printing.print',
  permission: 'sales.complete',
  scope: 'store',
  input: printInput,
  run: (tx, { requestId, storeId, paper, kick }, ctx) =>
    queue(tx, ctx, { storeId, id: requestId, kind: 'RECEIPT', paper, kick }),
});

/** The same of a paper that tries the printer; it never opens a drawer. @throws NoPrintAgent, TooMuchToPrint */
export const rehearse = command({
  name: 'printing.rehearse',
  permission: 'stores.manage',
  scope: 'store',
  input: rehearseInput,
  run: (tx, { requestId, storeId, paper }, ctx) =>
    queue(tx, ctx, { storeId, id: requestId, kind: 'REHEARSAL', paper, kick: false }),
});

async function queue(
  tx: Tx,
  { now, actor }: ActorContext,
  { paper, ...job }: { storeId: string; id: string; kind: string; paper: Paper; kick: boolean },
): Promise<{ jobId: string }> {
  const { storeId } = job;
  const printer = await tx.storePrinter.findUnique({ where: { storeId } });
  if (printer?.route !== 'AGENT' || !printer.tokenHash) throw new NoPrintAgent();
  const waiting = await tx.printJob.count({
    where: { storeId, state: 'QUEUED', expiresAt: { gt: now } },
    take: MOST_WAITING,
  });
  if (waiting >= MOST_WAITING) throw new TooMuchToPrint();
  const { receiptWidthMm } = await storeSettings(tx, storeId);
  await tx.printJob.create({
    data: {
      ...job,
      content: new Uint8Array(escposOf(paper, receiptWidthMm === 58 ? 58 : 80)),
      madeAt: now,
      madeById: actor.personId,
      expiresAt: new Date(now.getTime() + PAPER_LASTS_MS),
    },
    select: { id: true },
  });
  return { jobId: job.id };
}
