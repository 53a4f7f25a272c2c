/** What a database error means for the one who asked. */
export type DatabaseProblem =
  /** Nothing was written; the same statement may be tried again. */
  | { kind: 'transient' }
  /** No connection is free, here or at the server; nothing was written, and a moment later one may be. */
  | { kind: 'crowded' }
  /** It took longer than anybody waits and was given up by the server; nothing was written. */
  | { kind: 'slow' }
  /** The database is not there, or was lost on the way: what came of it is unknown, and the same request finds out. */
  | { kind: 'unavailable' }
  /** A unique or exclusion constraint: somebody was first. */
  | { kind: 'duplicate'; constraint: string }
  /** A named CHECK, a foreign key or an append-only trigger said no. */
  | { kind: 'refused'; constraint: string }
  /** A text, number or moment no column can hold (NUL, half a surrogate pair, out of range, before year 1). */
  | { kind: 'unstorable' }
  | { kind: 'other' };

const TRANSIENT = new Set(['40001', '40P01', '55P03']);
const CROWDED = new Set(['53300']);
const SLOW = new Set(['57014', '25P03', '25P04']);
const UNAVAILABLE = new Set(['57P01', '57P02', '57P03', '53100', '53200', '58030']);
/** The system's own words for a connection that cannot be made or broke. */
const BROKEN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** What the driver adapter calls it. */
const KIND_CODES: Record<string, string> = {
  TooManyConnections: '53300',
  DatabaseNotReachable: '08001',
  ConnectionClosed: '08006',
  SocketTimeout: '08006',
};
/** The driver says these in words alone. */
const BROKEN_WORDS =
  /connection (?:terminated|ended|closed)|not queryable|server has closed the connection|can't reach database|database fell silent|query read timeout|timeout expired|connection timeout/i;
const CROWDED_WORDS =
  /timeout exceeded when trying to connect|unable to start a transaction|too many (?:clients|connections)/i;
const DUPLICATE = new Set(['23505', '23P01']);
const REFUSED = new Set(['23514', '23503', '23502', '23001', '42501']);
const UNSTORABLE = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05', 'P2039']);

/**
 * Prisma throws one database refusal in several shapes (a request error with the driver's cause in its meta, a bare driver
 * error at COMMIT, a raw query error); all of them carry PostgreSQL's own code somewhere inside. What never reached
 * PostgreSQL carries the system's code, Prisma's, or words alone.
 */
export function classify(error: unknown): DatabaseProblem {
  const found = findCode(error, 0);
  if (found) {
    const { code, constraint } = found;
    if (TRANSIENT.has(code)) return { kind: 'transient' };
    if (DUPLICATE.has(code)) return { kind: 'duplicate', constraint };
    if (REFUSED.has(code)) return { kind: 'refused', constraint };
    if (UNSTORABLE.has(code)) return { kind: 'unstorable' };
    if (CROWDED.has(code)) return { kind: 'crowded' };
    if (SLOW.has(code)) return { kind: 'slow' };
    if (UNAVAILABLE.has(code) || code.startsWith('08') || BROKEN.has(code)) return { kind: 'unavailable' };
  }
  return classifyWords(error, 0);
}

/** A connection that broke says so in words, its own or those of what it was caused by. */
function classifyWords(error: unknown, depth: number): DatabaseProblem {
  if (!(error instanceof Error) || depth > 5) return { kind: 'other' };
  const text = error.message;
  if (CROWDED_WORDS.test(text)) return { kind: 'crowded' };
  if (BROKEN_WORDS.test(text)) return { kind: 'unavailable' };
  // Prisma ends a transaction of its own that took too long.
  if ('code' in error && error.code === 'P2028') return { kind: 'slow' };
  return classifyWords(error.cause, depth + 1);
}

/** True when the error is this unique or exclusion constraint speaking. */
export function violates(error: unknown, constraint: string): boolean {
  const problem = classify(error);
  return (
    (problem.kind === 'duplicate' || problem.kind === 'refused') && problem.constraint.includes(constraint)
  );
}

const PRISMA_CODES: Record<string, string> = {
  P2002: '23505',
  P2003: '23503',
  P2034: '40001',
  P2037: '53300',
  P2024: '53300',
  P1001: '08001',
  P1002: '08001',
  P1008: '08006',
  P1017: '08006',
};

function findCode(value: unknown, depth: number): { code: string; constraint: string } | null {
  if (typeof value !== 'object' || value === null || depth > 5) return null;
  const record = value as Record<string, unknown>;
  const own = typeof record.originalCode === 'string' ? record.originalCode : null;
  if (own) return { code: own, constraint: constraintOf(record) };
  for (const key of ['cause', 'meta', 'driverAdapterError']) {
    const inner = findCode(record[key], depth + 1);
    if (inner) return inner;
  }
  const code = codeOf(record);
  return code ? { code, constraint: constraintOf(record) } : null;
}

function codeOf({ code, kind, syscall }: Record<string, unknown>): string | null {
  if (typeof kind === 'string' && kind in KIND_CODES) return KIND_CODES[kind] ?? null;
  if (typeof code !== 'string') return null;
  // A socket file that is not there: its server is down. Any other file is no matter of the database's.
  if (code === 'ENOENT') return syscall === 'connect' ? 'ECONNREFUSED' : null;
  if (!/^[0-9A-Z]{5}$/.test(code) && !BROKEN.has(code)) return null;
  return PRISMA_CODES[code] ?? code;
}

function constraintOf(record: Record<string, unknown>): string {
  if (typeof record.constraint === 'string') return record.constraint;
  const message = String(record.originalMessage ?? record.message ?? '');
  return /constraint "([^"]+)"/.exec(message)?.[1] ?? message;
}
