import { command } from '@/server/platform/command';
import { cancelPrintInput } from './schema';

/** Takes a paper out of the queue, for whoever prints it elsewhere. One that is being written may still come out. */
export const cancelPrint = command({
  name: 'printing.cancel',
  permission: 'sales.complete',
  scope: 'store',
  input: cancelPrintInput,
  async run(tx, { storeId, jobId }, { now }) {
    const { count } = await tx.printJob.updateMany({
      where: { storeId, id: jobId, state: 'QUEUED' },
      data: { state: 'FAILED', endedAt: now },
    });
    return { cancelled: count === 1 };
  },
});
