import type { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { CheckedFile } from './check-file';
import type { ImportRequest, ImportResult } from './import-request';

/** Keeps how an import stands, for its page and for a repeat of its request. */
export async function keepRun(
  ctx: ActorContext,
  request: ImportRequest,
  fileHash: string,
  checked: CheckedFile,
  state: 'RUNNING' | 'DONE' | 'FAILED',
  result: ImportResult,
  startedMs: number,
): Promise<void> {
  const facts = {
    state,
    progress: state === 'DONE' ? result.products : 0,
    total: result.products,
    result: plainJson(result),
    finishedAt: state === 'RUNNING' ? null : new Date(ctx.now.getTime() + performance.now() - startedMs),
  };
  await ctx.db.importRun.upsert({
    where: { id: request.requestId },
    create: {
      id: request.requestId,
      fileName: request.file.name,
      fileHash,
      columns: plainJson(checked.headings.columns),
      personId: ctx.actor.personId,
      startedAt: ctx.now,
      ...facts,
    },
    update: facts,
  });
}

function plainJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}

/** What keepRun stored. */
export function restoredResult(stored: unknown): ImportResult {
  return stored as ImportResult;
}
