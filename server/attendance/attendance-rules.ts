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
}

export interface PunchFact {
  id: string;
  storeId: string;
  kind: PunchKind;
  occurredAt: Date;
}

/** Punches from coming to going: of a shift, or of none. */
export interface Stay {
  shift: AttendedShift | null;
  in: PunchFact | null;
  out: PunchFact | null;
  /** Stepped out and came back; a missing return lasts to the end. */
  away: { from: Date; to: Date | null; punchId: string; reason?: string }[];
  /** From then on no punch can end it. */
  endsBy: Date;
}

const MINUTE_MS = 60_000;
/** Longest a stay outside of any shift is taken to last, ms: less than from an evening to the next morning. */
const LONGEST_STAY_MS = 12 * 60 * MINUTE_MS;
/** A finger that comes down twice, ms: the second tap counts for nothing. */
export const TWICE_MS = 2 * MINUTE_MS;

const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);

/** From when on punches belong to a shift. */
export const opensAt = ({ startsAt, limits }: AttendedShift): Date => later(startsAt, -limits.earlyLimit);
/** Until when punches belong to a shift. */
export const closesAt = ({ endsAt, limits }: AttendedShift): Date => later(endsAt, limits.lateLimit);

/**
 * Which punches belong to which shift, by windows and never by days. An open stay takes the next punch as going, up to its shift's end and
 * the late limit; after that its going was forgotten and the punch begins anew. The same whatever order shifts and punches come in.
 */
export function attachPunches(shifts: readonly AttendedShift[], punches: readonly PunchFact[]): Stay[] {
  const inTurn = shifts.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || order(a.id, b.id));
  const clocked = punches
    .filter(({ kind }) => kind === 'CLOCK')
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || order(a.id, b.id));
  const stays: Stay[] = [];
  const taken = new Set<string>();
  let open: Stay | null = null;
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, punch] of clocked.entries()) {
    const isTwice = punch.occurredAt.getTime() - last < TWICE_MS;
    if (open && punch.occurredAt <= open.endsBy) {
      if (isTwice) continue;
      open.out = punch;
      open = null;
      last = punch.occurredAt.getTime();
      continue;
    }
    const shift = shiftFor(inTurn, taken, punch.occurredAt);
    if (!shift && isTwice) continue;
    last = punch.occurredAt.getTime();
    if (shift) taken.add(shift.id);
    const stay: Stay = {
      shift,
      in: punch,
      out: null,
      away: [],
      endsBy: shift ? closesAt(shift) : endOfUnplanned(inTurn, punch.occurredAt),
    };
    stays.push(stay);
    if (shift && isGoing(shift, punch, clocked[index + 1])) {
      stay.in = null;
      stay.out = punch;
    } else open = stay;
  }
  for (const shift of inTurn)
    if (!taken.has(shift.id)) stays.push({ shift, in: null, out: null, away: [], endsBy: closesAt(shift) });
  stepOuts(stays, punches);
  return stays.toSorted((a, b) => beginOf(a) - beginOf(b));
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const beginOf = (stay: Stay) =>
  (stay.shift?.startsAt ?? stay.in?.occurredAt ?? stay.out?.occurredAt ?? stay.endsBy).getTime();

/** The shift a first punch belongs to: one that is not over, else one whose late limit it is within. */
function shiftFor(shifts: readonly AttendedShift[], taken: ReadonlySet<string>, at: Date) {
  const near = shifts.filter((one) => !taken.has(one.id) && opensAt(one) <= at && at <= closesAt(one));
  return near.find(({ endsAt }) => at < endsAt) ?? near[0] ?? null;
}

/** Nothing planned ends it: twelve hours, or the next shift's window, whichever comes first. */
function endOfUnplanned(shifts: readonly AttendedShift[], at: Date): Date {
  const next = shifts.map(opensAt).find((opens) => opens > at);
  const longest = at.getTime() + LONGEST_STAY_MS;
  return new Date(next ? Math.min(longest, next.getTime() - 1) : longest);
}

/** A shift's only punch near its end is somebody going who forgot to clock in. */
function isGoing(shift: AttendedShift, punch: PunchFact, next: PunchFact | undefined): boolean {
  if (next && next.occurredAt <= closesAt(shift)) return false;
  const nearEnd = Math.max(
    shift.startsAt.getTime() + (shift.endsAt.getTime() - shift.startsAt.getTime()) / 2,
    shift.endsAt.getTime() - shift.limits.earlyLimit * MINUTE_MS,
  );
  return punch.occurredAt.getTime() >= nearEnd;
}

/** Puts stepping out and coming back into the stays they happened in. */
function stepOuts(stays: readonly Stay[], punches: readonly PunchFact[]): void {
  const steps = punches
    .filter(({ kind }) => kind !== 'CLOCK')
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || order(a.id, b.id));
  for (const { id, kind, occurredAt } of steps) {
    const stay = stays.find(
      (one) => one.in && one.in.occurredAt <= occurredAt && occurredAt <= (one.out?.occurredAt ?? one.endsBy),
    );
    const last = stay?.away.at(-1);
    if (kind === 'STEP_OUT' && stay && (!last || last.to))
      stay.away.push({ from: occurredAt, to: null, punchId: id });
    if (kind === 'STEP_BACK' && last && !last.to) last.to = occurredAt;
  }
}

/** Windows of shifts that were over before what was read reach no further into it than this, ms; nor does a stay outside of any. */
const REACHES_MS = 24 * 60 * MINUTE_MS;

/**
 * A moment from which on punches can be attached without what was before: no window of a shift and no stay reaches across it. That is where a
 * shift's window opens, or where somebody comes after half a day without a punch, and no other window is open.
 * @param read.from since when shifts and punches were read: what lies close after it may be read in part
 * @param read.wanted the last such moment up to it, else the first after it
 * @returns null where there is none: punches follow on each other all the time, outside of any shift
 */
export function cleanStart(
  shifts: readonly AttendedShift[],
  punches: readonly PunchFact[],
  read: { from: Date; wanted: Date },
): Date | null {
  const clocked = punches
    .filter(({ kind }) => kind === 'CLOCK')
    .map(({ occurredAt }) => occurredAt.getTime())
    .sort((a, b) => a - b);
  const comes = clocked.filter(
    (at, index) => at - (clocked[index - 1] ?? Number.NEGATIVE_INFINITY) > LONGEST_STAY_MS,
  );
  const clean = [...shifts.map((shift) => opensAt(shift).getTime()), ...comes]
    .filter((at) => at >= read.from.getTime() + REACHES_MS)
    .filter((at) => shifts.every((one) => opensAt(one).getTime() >= at || closesAt(one).getTime() < at))
    .sort((a, b) => a - b);
  const moment = clean.findLast((at) => at <= read.wanted.getTime()) ?? clean[0];
  return moment === undefined ? null : new Date(moment);
}
