/** What a database error means for the one who asked. */
export type DatabaseProblem =
  /** Nothing was written; the same statement may be tried again. */
  | { kind: 'transient' }
  /** A unique or exclusion constraint: somebody was first. */
  | { kind: 'duplicate'; constraint: string }
  /** A named CHECK, a foreign key or an append-only trigger said no. */
  | { kind: 'refused'; constraint: string }
  /** A text, number or moment no column can hold (NUL, half a surrogate pair, out of range, before year 1). */
  | { kind: 'unstorable' }
  | { kind: 'other' };

const TRANSIENT = new Set(['40001', '40P01', '55P03']);
const DUPLICATE = new Set(['23505', '23P01']);
const REFUSED = new Set(['23514', '23503', '23502', '23001', '42501']);
const UNSTORABLE = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05', 'P2039']);

/**
 * Prisma throws one database refusal in several shapes (a request error with the driver's cause in its meta, a bare driver
 * error at COMMIT, a raw query error); all of them carry PostgreSQL's own code somewhere inside. A lost connection is
 * 'other': its outcome is unknown, and only the caller's requestId makes a repeat safe.
 */
export function classify(error: unknown): DatabaseProblem {
  const found = findCode(error, 0);
  if (!found) return { kind: 'other' };
  if (TRANSIENT.has(found.code)) return { kind: 'transient' };
  if (DUPLICATE.has(found.code)) return { kind: 'duplicate', constraint: found.constraint };
  if (REFUSED.has(found.code)) return { kind: 'refused', constraint: found.constraint };
  if (UNSTORABLE.has(found.code)) return { kind: 'unstorable' };
  return { kind: 'other' };
}

/** True when the error is this unique or exclusion constraint speaking. */
export function violates(error: unknown, constraint: string): boolean {
  const problem = classify(error);
  return (
    (problem.kind === 'duplicate' || problem.kind === 'refused') && problem.constraint.includes(constraint)
  );
}

const PRISMA_CODES: Record<string, string> = { P2002: '23505', P2003: '23503', P2034: '40001' };

function findCode(value: unknown, depth: number): { code: string; constraint: string } | null {
  if (typeof value !== 'object' || value === null || depth > 5) return null;
  const record = value as Record<string, unknown>;
  const own = typeof record.originalCode === 'string' ? record.originalCode : null;
  if (own) return { code: own, constraint: constraintOf(record) };
  for (const key of ['cause', 'meta', 'driverAdapterError']) {
    const inner = findCode(record[key], depth + 1);
    if (inner) return inner;
  }
  const code = typeof record.code === 'string' ? record.code : null;
  if (code && /^[0-9A-Z]{5}$/.test(code)) {
    return { code: PRISMA_CODES[code] ?? code, constraint: constraintOf(record) };
  }
  return null;
}

function constraintOf(record: Record<string, unknown>): string {
  if (typeof record.constraint === 'string') return record.constraint;
  const message = String(record.originalMessage ?? record.message ?? '');
  return /constraint "([^"]+)"/.exec(message)?.[1] ?? message;
}
