/**
 * The child that reads what the fuzzer made, one file after another: every importer's reading and checking in this process,
 * with the heap of the real reading process. It answers each file with what became of it; anything but rows or a coded
 * refusal is a crash.
 */
import { readFile } from 'node:fs/promises';
import { checkFile } from '@/server/imports/check-file';
import { FileRefused } from '@/server/imports/errors';
import { readMessages } from '@/server/imports/read-file/read-messages';
import { inspectFile, type ReadRowsOptions, type SourceFile } from '@/server/imports/read-file/read-rows';
import { readTheirGoods } from '@/server/imports/reconciliation/read-their-goods';
import { rowsToPlan } from '@/server/imports/rows-to-plan';
import { decodeCountFile, readCountFile } from '@/server/stocktake/count-file-rules';
import type { FuzzAnswer, FuzzTask, ImporterName } from './fuzz-tasks';

/** As readRows, without a process of its own. */
async function readHere(file: SourceFile, options: ReadRowsOptions) {
  const facts = await inspectFile(file);
  for await (const message of readMessages(file.path, facts.kind)) {
    if (message.is === 'refused') throw new FileRefused(message.code, message.params);
    if (message.is === 'rows') await options.onRows(message.rows, facts);
  }
  return facts;
}

const importers: Record<ImporterName, (file: SourceFile) => Promise<number>> = {
  async products(file) {
    const checked = await checkFile(file, {}, readHere);
    rowsToPlan(checked.drafts, { columns: checked.headings.columns, defaultStore: 'S1' });
    return checked.counts.rows;
  },
  async reconciliation(file) {
    return (await readTheirGoods(file, {}, readHere)).rows;
  },
  async counts(file) {
    return readCountFile(decodeCountFile(await readFile(file.path))).rows.length;
  },
};

async function answer({ importer, file }: FuzzTask): Promise<Omit<FuzzAnswer, 'peakMb'>> {
  try {
    return { outcome: (await importers[importer](file)) > 0 ? 'rows' : 'no rows', crash: null };
  } catch (error) {
    if (error instanceof FileRefused) return { outcome: `refused ${error.code}`, crash: null };
    return { outcome: 'crash', crash: String(error instanceof Error ? error.stack : error) };
  }
}

process.on('message', (task: FuzzTask) => {
  void answer(task).then((said) =>
    process.send?.({ ...said, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }),
  );
});
