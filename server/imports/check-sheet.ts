import type { Context } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { openStores } from '@/server/stores/queries';
import { type CheckedFile, checkSheet, type SheetKind } from './check-file';
import type { ImportRequest, ImportResult } from './import-request';
import { encodingOf, knownLayouts } from './layouts';
import type { RowProblem } from './schema';
import { BadRowsFile } from './write-bad-rows';

/** Open stores by what a file may call them, and their ids by code. @throws NotFound (store) where the wanted one is none */
export async function knownStores(ctx: Context, wanted: string | undefined) {
  const rows = await openStores(ctx.db);
  if (wanted !== undefined && !rows.some((store) => store.code === wanted))
    throw new NotFound({ noun: 'store' });
  return {
    byName: new Map(
      rows.flatMap((store) => [
        [store.code.toLowerCase(), store.code] as const,
        [store.name.toLowerCase(), store.code] as const,
      ]),
    ),
    ids: new Map(rows.map((store) => [store.code, store.id])),
  };
}

/** Reads and checks a file of any kind; rows that cannot come in are written to the file of bad rows, which stays open. @throws FileRefused */
export async function checkRows<Draft>(
  ctx: Context,
  request: ImportRequest,
  sheet: SheetKind<Draft>,
  stores: ReadonlyMap<string, string>,
) {
  const layouts = await knownLayouts(ctx);
  const encoding = request.answers?.encoding ?? (await encodingOf(request.file.path, layouts));
  let headings: Pick<CheckedFile['headings'], 'headings' | 'columns'> = { headings: [], columns: {} };
  const badRows = request.badRows ? new BadRowsFile(request.badRows, () => headings) : null;
  const pending: Parameters<BadRowsFile['add']>[] = [];
  const checked = await checkSheet(sheet, request.file, {
    stores,
    layouts,
    answers: { ...request.answers, ...(encoding ? { encoding } : {}) },
    // Only looked at: whoever looks can point at the headings.
    pointAtHeadings: request.dryRun,
    ...(request.choice ? { choice: request.choice } : {}),
    ...(request.headingRow ? { headingRow: request.headingRow } : {}),
    onBadRow: (raw, problems) => {
      pending.push([raw, problems]);
    },
    onProgress: (done) => request.onProgress?.({ step: 'reading', done, total: null }),
  });
  headings = checked.headings;
  for (const [raw, problems] of pending) await badRows?.add(raw, problems);
  return { checked, badRows };
}

/** What a check found beside the rows themselves. */
export interface FoundByCheck {
  /** Products or customers that would come in. */
  count: number;
  /** Errors only the database knows. */
  conflicts: readonly RowProblem[];
  warnings: readonly RowProblem[];
  withoutCost?: number;
}

/** How a checked file stands, nothing written yet. */
export function resultOf(
  checked: CheckedFile<unknown>,
  { count, conflicts, warnings, withoutCost = 0 }: FoundByCheck,
): ImportResult {
  const { counts, problemCounts } = checked;
  const byCode: Partial<Record<string, number>> = { ...problemCounts.byCode };
  for (const problem of [...conflicts, ...warnings]) byCode[problem.code] = (byCode[problem.code] ?? 0) + 1;
  return {
    written: false,
    headingsKnown: checked.headingsKnown,
    head: checked.head,
    encoding: checked.facts.encoding ?? null,
    places: checked.places,
    changes: null,
    withoutCost,
    headingRow: checked.headings.row,
    columns: checked.headings.columns,
    headings: [...checked.headings.headings],
    rows: counts.rows,
    products: count,
    created: 0,
    updated: 0,
    merged: counts.merged,
    bad: counts.bad + conflicts.length,
    skipped: counts.skipped,
    openings: [],
    errors: problemCounts.errors + conflicts.length,
    warnings: problemCounts.warnings + warnings.length,
    byCode,
    problems: [...checked.problems, ...conflicts, ...warnings]
      .toSorted((a, b) => a.row - b.row)
      .slice(0, 5_000),
    badRowsPath: null,
  };
}
