import { isFreed } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { ImportNotBrokenOff, ImportUnderWay } from './errors';
import { SILENT_S } from './hold-run';
import { runBegins, runUnderWay } from './run-of-file';
import { runAgainInput } from './run-request';

/**
 * Makes a run of one's own again that broke off: what it wrote stays, and what is the same is not written twice.
 * @throws NotFound, ImportNotBrokenOff, ImportUnderWay
 */
export const runAgain = command({
  name: 'imports.runAgain',
  permission: 'imports.run',
  scope: 'company',
  input: runAgainInput,
  async run(tx, { requestId, runId }, ctx) {
    const run = await tx.importRun.findUnique({
      where: { id: runId },
      select: { personId: true, fileId: true, fileHash: true, fileName: true },
    });
    if (!run?.fileId || run.personId !== ctx.actor.personId) throw new NotFound({ noun: 'file' });
    const other = await runUnderWay(tx, run.fileHash);
    if (other && other.id !== runId) throw new ImportUnderWay();
    if (await isFreed(tx, { storeId: COMPANY_SCOPE, id: run.fileId })) throw new NotFound({ noun: 'file' });
    const [broken] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM import_run WHERE id = ${runId}::uuid
        AND (state = 'FAILED' OR (state = 'RUNNING' AND holder IS NOT NULL AND alive_at < now() - make_interval(secs => ${SILENT_S})))
      FOR UPDATE`;
    if (!broken) throw new ImportNotBrokenOff();
    await tx.importRun.update({
      where: { id: runId },
      data: runBegins(),
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'imports.runAgain',
      subjectKind: 'importRun',
      subjectId: runId,
      after: { file: run.fileName },
      requestId,
    });
    return { runId };
  },
});
