import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { ImportOver } from './errors';
import { type RunFailure, writtenSoFar } from './run-progress';
import { cancelImportInput } from './run-request';

/** Code of the failure of a run that its person ended. */
export const CANCELLED = 'IMPORT_CANCELLED';

/**
 * Ends a run of one's own while it waits or comes in. What its pieces wrote stays and is told; whoever is at it writes no piece more, for
 * each is counted into a run that goes on. It can be made again and goes on from there. @throws NotFound, ImportOver
 */
export const cancelImport = command({
  name: 'imports.cancel',
  permission: 'imports.run',
  scope: 'company',
  input: cancelImportInput,
  async run(tx, { requestId, runId }, ctx) {
    const [run] = await tx.$queryRaw<{ person_id: string | null; state: string; written: unknown }[]>`
      SELECT person_id, state::text AS state, written FROM import_run WHERE id = ${runId}::uuid FOR UPDATE`;
    if (!run || run.person_id !== ctx.actor.personId) throw new NotFound({ noun: 'file' });
    if (run.state !== 'RUNNING') throw new ImportOver();
    const { created, posted } = writtenSoFar.parse(run.written);
    const opened = Object.values(posted).reduce((sum, products) => sum + products, 0);
    const failure: RunFailure = { code: CANCELLED, params: { created, opened } };
    const { fileName } = await tx.importRun.update({
      where: { id: runId },
      data: { state: 'FAILED', holder: null, finishedAt: ctx.now, failure },
      select: { fileName: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'imports.cancel',
      subjectKind: 'importRun',
      subjectId: runId,
      after: {
        file: fileName,
        created,
        openings: Object.entries(posted).map(([store, n]) => ({ store, posted: n })),
      },
      requestId,
    });
    return { runId, created, opened };
  },
});
