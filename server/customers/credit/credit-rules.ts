import { addDays, type Day } from '@/lib/business-day';
import { mulDiv } from '@/lib/money';
import { type PointsWorth, spentOf } from '../points/spend-rules';

/** What an entry moves: what the customer owes, what the shop owes them in goods, what they paid in before and what was put on top of that. */
export const CREDIT_ACCOUNTS = ['RECEIVABLE', 'STORE_CREDIT', 'STORED_VALUE', 'STORED_BONUS'] as const;
export type CreditAccountName = (typeof CREDIT_ACCOUNTS)[number];

export const CREDIT_KINDS = [
  'SALE',
  'REPAYMENT',
  'RETURN',
  'STORE_CREDIT_IN',
  'STORE_CREDIT_OUT',
  'WRITE_OFF',
  'CORRECTION',
  'TOP_UP',
  'STORED_OUT',
  'STORED_IN',
  'STORED_REFUND',
  'OPENING',
] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/** Days past due that each part of what is owed lies between; what is not due yet stands before them. */
export const BUCKETS = ['current', 'to30', 'to60', 'to90', 'over90'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Where a customer stands. */
export interface CreditStanding {
  /** Most they may owe, fen; null: nothing on account. */
  limitFen: number | null;
  dueDays: number | null;
  receivableFen: number;
  storeCreditFen: number;
  /** Paid in before, and what was put on top, fen. */
  storedValueFen: number;
  storedBonusFen: number;
  /** Whole; below zero where what they were earned on came back after they were gone. */
  points: number;
  /** Due day of the oldest thing unpaid. */
  oldestDue: Day | null;
}

/** What stands in one account of a customer, fen. */
export function balanceOf(standing: CreditStanding, account: CreditAccountName): number {
  switch (account) {
    case 'RECEIVABLE':
      return standing.receivableFen;
    case 'STORE_CREDIT':
      return standing.storeCreditFen;
    case 'STORED_VALUE':
      return standing.storedValueFen;
    case 'STORED_BONUS':
      return standing.storedBonusFen;
  }
}

/** What stands in the way of a sale on account; both false: nothing does. */
export interface CreditObstacles {
  isOverLimit: boolean;
  isOverdue: boolean;
}

/** @param overdueDays after which something unpaid stops further sales, by the store's setting */
export function obstaclesOf(
  standing: CreditStanding,
  onAccountFen: number,
  { day, overdueDays }: { day: Day; overdueDays: number },
): CreditObstacles {
  return {
    isOverLimit: standing.receivableFen + onAccountFen > (standing.limitFen ?? 0),
    isOverdue: standing.oldestDue !== null && addDays(standing.oldestDue, overdueDays) < day,
  };
}

/** Stored value by where it came from, fen. */
export interface StoredParts {
  valueFen: number;
  bonusFen: number;
}

/**
 * What an amount takes of stored value: of both in proportion, so that a sale is paid with as much money as the customer paid in for it, and
 * nobody is left with what was only put on top. At most what is there.
 */
export function storedParts(
  has: Pick<CreditStanding, 'storedValueFen' | 'storedBonusFen'>,
  amountFen: number,
): StoredParts {
  const wholeFen = has.storedValueFen + has.storedBonusFen;
  const takenFen = Math.min(amountFen, wholeFen);
  if (takenFen <= 0) return { valueFen: 0, bonusFen: 0 };
  const bonusFen = mulDiv(takenFen, has.storedBonusFen, wholeFen);
  return { valueFen: takenFen - bonusFen, bonusFen };
}

/** What goes back of what a sale took: in the proportion it took it, so that the parts of a sale add up to it. @param backFen before this */
export function storedBack(took: StoredParts, backFen: number, amountFen: number): StoredParts {
  const wholeFen = took.valueFen + took.bonusFen;
  const returnedFen = Math.min(amountFen, wholeFen - backFen);
  if (returnedFen <= 0) return { valueFen: 0, bonusFen: 0 };
  const bonusAt = (fen: number) => mulDiv(fen, took.bonusFen, wholeFen);
  const bonusFen = bonusAt(backFen + returnedFen) - bonusAt(backFen);
  return { valueFen: returnedFen - bonusFen, bonusFen };
}

export interface SaleCredit {
  /** What the sale raises their debt by, and what it takes of their store credit, fen. */
  owedFen: number;
  usedFen: number;
  /** What it takes of what they paid in before, and of what was put on top. */
  stored: StoredParts;
  /** Points it takes, and what they pay. */
  spent: PointsWorth;
  dueDay: Day;
  /** What its ticket is marked with. */
  flags: string[];
}

/**
 * What a finished sale does to its customer's credit. Its goods are gone, so nothing is refused: store credit, stored value and points that are
 * no longer there become debt, and what nobody allowed is marked.
 */
export function saleCredit(
  standing: CreditStanding,
  asked: {
    onAccountFen: number;
    storeCreditFen: number;
    storedFen: number;
    isApproved: boolean;
    /** Points, what they pay, and how many of them pay a yuan. */
    points?: PointsWorth & { perYuan: number };
  },
  at: { day: Day; overdueDays: number },
): SaleCredit {
  const usedFen = Math.min(asked.storeCreditFen, standing.storeCreditFen);
  const shortFen = asked.storeCreditFen - usedFen;
  const stored = storedParts(standing, asked.storedFen);
  const storedShortFen = asked.storedFen - stored.valueFen - stored.bonusFen;
  const {
    points,
    fen,
    shortFen: pointsShortFen,
  } = asked.points
    ? spentOf(standing.points, asked.points, asked.points.perYuan)
    : { points: 0, fen: 0, shortFen: 0 };
  const owedFen = asked.onAccountFen + shortFen + storedShortFen + pointsShortFen;
  const { isOverLimit, isOverdue } = obstaclesOf(standing, asked.onAccountFen, at);
  const stands = asked.onAccountFen > 0 && !asked.isApproved;
  return {
    owedFen,
    usedFen,
    stored,
    spent: { points, fen },
    dueDay: addDays(at.day, standing.dueDays ?? 0),
    flags: [
      ...(stands && isOverLimit ? ['ON_ACCOUNT_OVER_LIMIT'] : []),
      ...(stands && isOverdue ? ['ON_ACCOUNT_OVERDUE'] : []),
      ...(shortFen > 0 ? ['STORE_CREDIT_SHORT'] : []),
      ...(storedShortFen > 0 ? ['STORED_VALUE_SHORT'] : []),
      ...(pointsShortFen > 0 ? ['POINTS_SHORT'] : []),
    ],
  };
}

/** Something unpaid, or a payment that belongs to nothing yet. */
export interface OpenEntry {
  entryId: string;
  leftFen: number;
}

/**
 * What an amount pays of what is open: the named first, in the order they were named, then as they come (oldest due first).
 * @returns what of each; less than the amount where nothing more is open
 */
export function allot<Open extends OpenEntry>(
  open: readonly Open[],
  amountFen: number,
  named: readonly string[] = [],
): { open: Open; amountFen: number }[] {
  const first = named.flatMap((id) => open.find(({ entryId }) => entryId === id) ?? []);
  const rest = open.filter(({ entryId }) => !named.includes(entryId));
  const parts: { open: Open; amountFen: number }[] = [];
  let leftFen = amountFen;
  for (const one of [...new Set(first), ...rest]) {
    const part = Math.min(leftFen, one.leftFen);
    if (part <= 0) continue;
    parts.push({ open: one, amountFen: part });
    leftFen -= part;
  }
  return parts;
}
