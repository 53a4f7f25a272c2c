import { requireActor } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import type { CheckedFile } from './check-file';
import { checkImport } from './check-import';
import { checkCustomers } from './customers/check-customers';
import { writeCustomerPlan } from './customers/write-customer-plan';
import type { RunHold } from './hold-run';
import type { ImportRequest, ImportResult } from './import-request';
import { type ChangePreview, previewChanges } from './preview-changes';
import type { ImportKind } from './rules';
import type { BadRowsFile } from './write-bad-rows';
import { type WrittenPlan, writePlan } from './write-plan';

export interface WritingOfKind {
  hold: RunHold;
  fileName: string;
  onWritten: (done: number, total: number) => void;
}

/** A file of some kind as it was read, and what can be done with it. */
export interface FoundOfKind {
  checked: CheckedFile<unknown>;
  /** Nothing written yet. */
  result: ImportResult;
  badRows: BadRowsFile | null;
  changes: () => Promise<ChangePreview>;
  write: (run: WritingOfKind) => Promise<WrittenPlan>;
}

/** How each kind is read against the book. @throws FileRefused, NotFound (store) */
export const CHECKS: Record<ImportKind, (ctx: ActorContext, request: ImportRequest) => Promise<FoundOfKind>> =
  {
    async PRODUCTS(ctx, request) {
      const found = await checkImport(ctx, request);
      const { plan, storeIds } = found;
      return {
        ...found,
        changes: () => previewChanges(ctx, plan),
        write: (run) => writePlan(ctx, plan, { ...run, storeIds }),
      };
    },
    async CUSTOMERS(ctx, request) {
      const found = await checkCustomers(ctx, request);
      return {
        ...found,
        changes: async () => found.preview,
        write: (run) => writeCustomerPlan(ctx, found.plan, run),
      };
    },
  };

/** Who may bring in what: customers take the right to add them in the whole chain too. @throws Forbidden, Unauthenticated */
export function requireImporter(ctx: Context, kind: ImportKind = 'PRODUCTS'): ActorContext {
  if (kind === 'CUSTOMERS') requireActor(ctx, 'customers.add', null);
  return requireActor(ctx, 'imports.run', null);
}

/**
 * A result as its run keeps it. What customers told a shop is not kept with the run, which outlives them: row, column and reason say
 * where to look in the file.
 */
export function resultToKeep(kind: ImportKind, result: ImportResult): ImportResult {
  const kept = { ...result, badRowsPath: null };
  if (kind === 'PRODUCTS') return kept;
  return { ...kept, head: [], changes: null, problems: kept.problems.map((one) => ({ ...one, value: '' })) };
}
