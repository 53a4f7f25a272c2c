export const STATES = [
  'NEW',
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'WAITING_CUSTOMER',
  'WAITING_SUPPLIER',
  'SOLVED',
  'CLOSED',
] as const;
export type ComplaintState = (typeof STATES)[number];

/** How it came in. */
export const CHANNELS = ['STORE', 'PHONE', 'WECHAT', 'PLATFORM', 'AUTHORITY'] as const;

export const ABOUTS = ['TICKET', 'LINE', 'SERIAL', 'DELIVERY', 'PERSON', 'PRICE', 'OTHER'] as const;

export const WANTS = [
  'REPAIR',
  'EXCHANGE',
  'RETURN',
  'REFUND',
  'COMPENSATION',
  'APOLOGY',
  'EXPLANATION',
  'OTHER',
] as const;
export const CAUSES = [
  'QUALITY',
  'DAMAGED',
  'WRONG_GOODS',
  'LATE',
  'INSTALLATION',
  'SERVICE',
  'PRICE',
  'MISUSE',
  'OTHER',
] as const;
export const OUTCOMES = [
  'EXCHANGE',
  'RETURN',
  'REFUND',
  'REPAIR',
  'CASH',
  'STORE_CREDIT',
  'GOODS',
  'EXPLANATION',
  'UNFOUNDED',
] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];
export const VERDICTS = ['SATISFIED', 'NOT_SATISFIED', 'NOT_REACHED'] as const;
export const SEVERITIES = [1, 2, 3, 4] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Tries after which a customer counts as not reached. */
export const TRIES_BEFORE_NOT_REACHED = 3;

/** Where a case may go by itself; SOLVED, CLOSED and a new round have acts of their own. */
const MOVES: Record<ComplaintState, readonly ComplaintState[]> = {
  NEW: ['ACKNOWLEDGED', 'IN_PROGRESS'],
  ACKNOWLEDGED: ['IN_PROGRESS'],
  IN_PROGRESS: ['WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'SOLVED'],
  WAITING_CUSTOMER: ['IN_PROGRESS', 'WAITING_SUPPLIER', 'SOLVED'],
  WAITING_SUPPLIER: ['IN_PROGRESS', 'WAITING_CUSTOMER', 'SOLVED'],
  SOLVED: ['CLOSED'],
  CLOSED: [],
};

export function movesFrom(state: ComplaintState): readonly ComplaintState[] {
  return MOVES[state];
}

export function mayMove(from: ComplaintState, to: ComplaintState): boolean {
  return MOVES[from].includes(to);
}

/** A solved or closed case may begin again, as a new round. */
export function mayReopen(state: ComplaintState): boolean {
  return state === 'SOLVED' || state === 'CLOSED';
}

/** Still somebody's work: it climbs, and its solution's clock matters. */
export function isOpen(state: ComplaintState): boolean {
  return state !== 'SOLVED' && state !== 'CLOSED';
}

/** Only waiting for the customer stops the solution's clock; nothing stops the first answer's. */
export function stopsClock(state: ComplaintState): boolean {
  return state === 'WAITING_CUSTOMER';
}

/** Injury, fire, media, an authority: by day and by night. */
export function isRoundTheClock(severity: number): boolean {
  return severity === 1;
}

export interface CaseTimes {
  answerMinutes: number;
  solveMinutes: number;
}

/** Minutes of opening hours, of severity 1 of any hours; head office may say otherwise. */
export const DEFAULT_TIMES: Record<Severity, CaseTimes> = {
  1: { answerMinutes: 30, solveMinutes: 24 * 60 },
  2: { answerMinutes: 2 * 60, solveMinutes: 24 * 60 },
  3: { answerMinutes: 4 * 60, solveMinutes: 36 * 60 },
  4: { answerMinutes: 8 * 60, solveMinutes: 84 * 60 },
};

/** What a role may give as compensation by itself, fen; a role that is not named gives nothing. */
export const DEFAULT_LIMITS: Readonly<Record<string, number>> = {
  CLERK: 0,
  STORE_MANAGER: 50_000,
  HEAD_OFFICE: 1_000_000,
};

/** What helps to choose: the worst answer that is true wins. */
export interface SeverityFacts {
  /** Somebody was hurt, or something burned or may. */
  injury: boolean;
  /** Media, or a letter of an authority. */
  publicly: boolean;
  /** The goods cannot be used at all. */
  unusable: boolean;
  /** It is the second time for the same thing. */
  again: boolean;
  /** Something is wrong with goods or service, though they can be used. */
  fault: boolean;
}

export function severityOf({ injury, publicly, unusable, again, fault }: SeverityFacts): Severity {
  if (injury || publicly) return 1;
  if (unusable || again) return 2;
  return fault ? 3 : 4;
}

/** How a kind of outcome is given: by which document, or by words alone. */
export function documentOf(
  kind: OutcomeKind,
): 'TICKET' | 'CASH_MOVEMENT' | 'CREDIT_ENTRY' | 'ADJUSTMENT' | 'REPAIR' | null {
  switch (kind) {
    case 'EXCHANGE':
    case 'RETURN':
    case 'REFUND':
      return 'TICKET';
    case 'CASH':
      return 'CASH_MOVEMENT';
    case 'STORE_CREDIT':
      return 'CREDIT_ENTRY';
    case 'GOODS':
      return 'ADJUSTMENT';
    case 'REPAIR':
      return 'REPAIR';
    default:
      return null;
  }
}

/** What is to be repaired is with the technician after so many handovers: it goes to and fro. */
export function isRepairOut(handovers: number): boolean {
  return handovers % 2 === 1;
}

export function isCompensation(kind: OutcomeKind): boolean {
  return kind === 'CASH' || kind === 'STORE_CREDIT' || kind === 'GOODS';
}
