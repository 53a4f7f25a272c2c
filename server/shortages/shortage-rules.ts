import { mulDiv, shareOut } from '@/lib/money';
import type { Milli } from '@/lib/quantity';

/** How owners share a case: by what each zone lacks, or every owner the same. */
export type Split = 'BY_QUANTITY' | 'EQUALLY';

/**
 * The case's amount over its zones, fen, adding up exactly. Equally is by person: who answers for two of the zones does not
 * pay twice.
 */
export function splitAmount(
  amountFen: number,
  zones: readonly { personId: string; quantityMilli: Milli }[],
  split: Split,
): number[] {
  const quantities = zones.map((zone) => zone.quantityMilli);
  if (split === 'BY_QUANTITY') return shareOut(amountFen, quantities);
  const people = [...new Set(zones.map((zone) => zone.personId))];
  const perPerson = shareOut(
    amountFen,
    people.map(() => 1),
  );
  const parts = zones.map(() => 0);
  for (const [index, personId] of people.entries()) {
    const own = [...zones.entries()].filter(([, zone]) => zone.personId === personId).map(([line]) => line);
    const shares = shareOut(
      perPerson[index] ?? 0,
      own.map((line) => quantities[line] ?? 0),
    );
    for (const [place, line] of own.entries()) parts[line] = shares[place] ?? 0;
  }
  return parts;
}

/** How far one share is. Quantities in thousandths, amounts in fen. */
export interface ShareFacts {
  quantityMilli: Milli;
  amountFen: number;
  decided: boolean;
  objected: boolean;
  owedFen: number;
  settledFen: number;
  reversedFen: number;
  foundMilli: Milli;
}

/** Still to be paid, fen. */
export function leftToPay(share: Pick<ShareFacts, 'owedFen' | 'settledFen' | 'reversedFen'>): number {
  return share.owedFen - share.settledFen - share.reversedFen;
}

export type ShareState = 'undecided' | 'objected' | 'owing' | 'closed';

export function shareState(
  share: Pick<ShareFacts, 'decided' | 'objected' | 'owedFen' | 'settledFen' | 'reversedFen'>,
): ShareState {
  if (!share.decided) return 'undecided';
  if (share.objected) return 'objected';
  return leftToPay(share) > 0 ? 'owing' : 'closed';
}

/** May the person still object: something is owed, and nothing paid, found or agreed to yet. */
export function mayObject(share: ShareFacts, acknowledged: boolean): boolean {
  return shareState(share) === 'owing' && share.settledFen === 0 && share.foundMilli === 0 && !acknowledged;
}

/**
 * What finding some of the goods takes off: their part of what is owed, the rest with the last piece; and how much of it
 * was paid already and goes back.
 */
export function reversalOf(share: ShareFacts, milli: Milli): { amountFen: number; giveBackFen: number } {
  const lacking = share.quantityMilli - share.foundMilli;
  const owed = share.owedFen - share.reversedFen;
  const amountFen = milli >= lacking ? owed : mulDiv(owed, milli, lacking);
  return { amountFen, giveBackFen: Math.max(0, amountFen - leftToPay(share)) };
}

const WHOLE_BP = 10_000;

/** Most that a month's wage bears, fen, never a fen above the cap. @param capBp basis points */
export function wageCap(wageFen: number, capBp: number): number {
  return Math.floor((wageFen * capBp) / WHOLE_BP);
}

const MONTHS_AHEAD = 36;

/** Is a month one that wages are still to be paid for: the one before that of the day it is in the store, or up to three years ahead? A posting may go to a later day. */
export function isPayrollMonth(month: string, today: string): boolean {
  const [now, then] = [monthNumber(today), monthNumber(month)];
  return then >= now - 1 && then <= now + MONTHS_AHEAD;
}

function monthNumber(text: string): number {
  const [year = 0, month = 0] = text.split('-').map(Number);
  return year * 12 + month;
}

/** Months from so many before to so many after, both included, 'YYYY-MM'. */
export function monthsAround(month: string, before: number, after: number): string[] {
  const middle = monthNumber(month);
  return Array.from({ length: before + after + 1 }, (_, index) => {
    const count = middle - before + index - 1;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}
