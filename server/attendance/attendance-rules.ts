/** What a punch is; whether a clocking is in or out follows from the roster. */
export const PUNCH_KINDS = ['CLOCK', 'STEP_OUT', 'STEP_BACK'] as const;
export type PunchKind = (typeof PUNCH_KINDS)[number];

/**
 * How it is known who it was: a session of their own, their PIN as the server or the tablet saw it, a manager's word about a proposal;
 * NONE until a manager says so.
 */
export const PROOFS = ['SESSION', 'PIN', 'TABLET', 'NONE', 'MANAGER'] as const;
export type Proof = (typeof PROOFS)[number];

export const OVERTIME_MODES = ['BY_APPROVAL', 'CLOCK_WITHIN_APPROVAL', 'BY_CLOCK'] as const;
export type OvertimeMode = (typeof OVERTIME_MODES)[number];

/** Of which punches a photo is asked for: those that nothing proves, or every coming and going. */
export const PHOTOS = ['UNPROVED', 'EVERY'] as const;
export type Photos = (typeof PHOTOS)[number];

/** VOID: the shift or the stay it judged is none any more. */
export const VERDICTS = [
  'PRESENT',
  'ABSENT',
  'MISSING_IN',
  'MISSING_OUT',
  'LEAVE',
  'UNPLANNED',
  'VOID',
] as const;
export type VerdictState = (typeof VERDICTS)[number];

export interface AttendancePolicy {
  earlyLimit: number;
  lateLimit: number;
  graceMinutes: number;
  overtimeMode: OvertimeMode;
  /** Fewer minutes than these are no overtime. */
  overtimeFromMinutes: number;
  /** Minutes somebody may be away before the manager hears of it. */
  stepOutLimit: number;
  proposalsPerMonth: number;
  photos: Photos;
}

/** What an hour beyond the contract is paid, percent of one within it. */
export interface Rates {
  workRate: number;
  restRate: number;
  holidayRate: number;
}

/** A store's rules, and by which rates payroll counts what they let pass. */
export type AttendanceRules = AttendancePolicy & Rates;

/** Where neither the store nor the company said otherwise. */
export const USUAL_POLICY: AttendanceRules = {
  earlyLimit: 120,
  lateLimit: 240,
  graceMinutes: 5,
  overtimeMode: 'CLOCK_WITHIN_APPROVAL',
  overtimeFromMinutes: 30,
  stepOutLimit: 20,
  proposalsPerMonth: 3,
  photos: 'UNPROVED',
  // What Article 44 of the Labour Law asks for at least.
  workRate: 150,
  restRate: 200,
  holidayRate: 300,
};

export type Limits = Pick<AttendancePolicy, 'earlyLimit' | 'lateLimit'>;

/** A published shift with the limits of its store. */
export interface AttendedShift {
  id: string;
  storeId: string;
  startsAt: Date;
  endsAt: Date;
  breakMinutes: number;
  limits: Limits;
  /** All of it is approved leave: nobody comes to it from the shift before, nor goes on from it. */
  isOff?: boolean;
}

export interface PunchFact {
  id: string;
  storeId: string;
  kind: PunchKind;
  occurredAt: Date;
}

/** From coming to going: over one shift, over several that follow on each other, or over none. */
export interface Visit {
  shifts: AttendedShift[];
  in: PunchFact | null;
  out: PunchFact | null;
  /** Stepped out and came back; a missing return lasts to the end. */
  away: Away[];
  /** From then on no punch can end it. */
  endsBy: Date;
}

export interface Away {
  from: Date;
  to: Date | null;
  punchId: string;
}

/** A shift's part of a visit, or a visit outside of any; of a shift nobody came to, without punches. */
export interface Stay {
  shift: AttendedShift | null;
  in: PunchFact | null;
  out: PunchFact | null;
  /** The shift they came over from, or went on to, without a punch: at the joint they are there as planned. */
  cameFrom: AttendedShift | null;
  wentOnTo: AttendedShift | null;
  /** The visit's coming and going, of whichever shift they are. */
  visit: { in: PunchFact | null; out: PunchFact | null; beginsAt: Date };
  away: Away[];
  endsBy: Date;
}

const MINUTE_MS = 60_000;
/** A finger that comes down twice, ms: the second tap counts for nothing. */
export const TWICE_MS = 2 * MINUTE_MS;
/** So long somebody may take back what they just punched, ms. */
export const TAKEN_BACK_MS = MINUTE_MS;

const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);

/** From when on punches belong to a shift. */
export const opensAt = ({ startsAt, limits }: AttendedShift): Date => later(startsAt, -limits.earlyLimit);
/** Until when punches belong to a shift. */
export const closesAt = ({ endsAt, limits }: AttendedShift): Date => later(endsAt, limits.lateLimit);
