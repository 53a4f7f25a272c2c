import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { ImportUnderWay } from './errors';
import { IMPORT_FILE } from './import-kinds';
import { requireImporter } from './kinds';
import { runBegins, runUnderWay } from './run-of-file';
import { plainJson } from './run-progress';
import { startImportInput } from './run-request';

/**
 * Starts bringing a stored file in: the run's row, and by its event the job that works it off (`run-import`). The same person's same
 * file, started once more while it comes in, is the run that is under way. @throws NotFound (file), ImportUnderWay
 */
export const startImport = command({
  name: 'imports.start',
  permission: 'imports.run',
  scope: 'company',
  input: startImportInput,
  async run(tx, { requestId: runId, uploadId, fileName, kind, ...said }, ctx) {
    requireImporter(ctx, kind);
    const file = { storeId: COMPANY_SCOPE, id: uploadId, kind: IMPORT_FILE };
    const { sha256: fileHash } = await requireOwnAttachment(tx, ctx, file);
    const other = await runUnderWay(tx, fileHash);
    if (other && (other.personId !== ctx.actor.personId || !other.fileId)) throw new ImportUnderWay();
    if (other) return { runId: other.id };
    await tx.importRun.create({
      data: {
        ...runBegins(),
        id: runId,
        fileName,
        fileHash,
        fileId: uploadId,
        kind,
        columns: {},
        request: plainJson({ ...said, locale: ctx.locale }),
        personId: ctx.actor.personId,
        startedAt: ctx.now,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'imports.start',
      subjectKind: 'importRun',
      subjectId: runId,
      after: { file: fileName, kind },
      requestId: runId,
    });
    return { runId };
  },
});
