import { type ProblemCode, ROW_ERRORS, type RowProblem, type Severity } from './schema';

/** How many problems of one code are kept to be shown; all of them are counted. */
export const KEPT_PER_CODE = 1_000;

const ERRORS = new Set<string>(ROW_ERRORS);

export interface ProblemCounts {
  errors: number;
  warnings: number;
  byCode: Partial<Record<ProblemCode, number>>;
}

export function severityOf(code: ProblemCode): Severity {
  return ERRORS.has(code) ? 'error' : 'warning';
}

/**
 * Counts every problem and keeps the first of each kind, so that a hundred thousand bad rows cost no memory and ten
 * thousand warnings cannot hide one error.
 */
export class ProblemLog {
  readonly kept: RowProblem[] = [];
  readonly counts: ProblemCounts = { errors: 0, warnings: 0, byCode: {} };

  add(problems: readonly RowProblem[]): void {
    for (const problem of problems) {
      const before = this.counts.byCode[problem.code] ?? 0;
      this.counts.byCode[problem.code] = before + 1;
      if (problem.severity === 'error') this.counts.errors += 1;
      else this.counts.warnings += 1;
      if (before < KEPT_PER_CODE) this.kept.push(problem);
    }
  }
}
