import type { AttachmentKind } from '@/server/attachments/kind';

/** After that nobody asks what a file said, or mends what it left out. */
const KEPT_DAYS = 7;

const READ_HERE = {
  takesPdf: false,
  isAnyFile: true,
  keptDays: KEPT_DAYS,
  // Handed out by procedures of this module alone, which know whose it is and who may see costs.
  isSeenBy: async () => false,
} as const;

/** A products file of the company; one that is being brought in is kept until it is. */
export const IMPORT_FILE: AttachmentKind = {
  ...READ_HERE,
  name: 'importFile',
  addedBy: ['imports.run'],
  async stillNeeded(reader, { ids }) {
    const runs = await reader.importRun.findMany({
      where: { fileId: { in: [...ids] }, state: 'RUNNING' },
      select: { fileId: true },
    });
    return new Set(runs.flatMap(({ fileId }) => fileId ?? []));
  },
};

/** Rows an import left out, as a file that can be mended and brought in again. */
export const LEFT_OUT_ROWS: AttachmentKind = { ...READ_HERE, name: 'importLeftOut', addedBy: [] };

/** Another program's stock of one store; nothing is ever bound to it: it goes a day after it came. */
export const STOCK_EXPORT: AttachmentKind = {
  ...READ_HERE,
  name: 'stockExport',
  addedBy: ['reconciliation.reconcile'],
};
