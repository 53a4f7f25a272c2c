import { sumFen } from '@/lib/money';

/** Money as it is handed over for what is owed. */
export interface RepayTender {
  id: string;
  kind: string;
  /** Null: nothing typed yet. */
  amountFen: number | null;
  /** The number on the card's slip or of the transfer, where somebody typed it. */
  reference?: string;
}

/** Kinds whose number is asked for: what the bank finds the money by. */
const WITH_REFERENCE: ReadonlySet<string> = new Set(['CARD', 'TRANSFER']);

export function takesReference(kind: string): boolean {
  return WITH_REFERENCE.has(kind);
}

/** A tender as it is booked; a number typed for another kind before is left out. */
export function tenderToBook({ kind, amountFen, reference = '' }: RepayTender) {
  const typed = takesReference(kind) ? reference.trim() : '';
  return { kind, amountFen: amountFen ?? 0, ...(typed ? { reference: typed } : {}) };
}

export interface OwedToPay {
  entryId: string;
  leftFen: number;
}

/** What is asked for: of the entries somebody chose, else all that is owed. */
export function askedFen(
  standing: { receivableFen: number; owed: readonly OwedToPay[] },
  chosen: ReadonlySet<string>,
): number {
  if (chosen.size === 0) return Math.max(0, standing.receivableFen);
  return sumFen(standing.owed.filter(({ entryId }) => chosen.has(entryId)).map(({ leftFen }) => leftFen));
}

export interface RepaySum {
  amountFen: number;
  /** More than is owed: kept where somebody says so. */
  moreFen: number;
  /** Every tender has its amount. */
  isWhole: boolean;
}

/** What is handed over altogether. @param owedFen everything that is open */
export function repaySum(tenders: readonly RepayTender[], owedFen: number): RepaySum {
  const amountFen = sumFen(tenders.map((tender) => tender.amountFen ?? 0));
  return {
    amountFen,
    moreFen: Math.max(0, amountFen - owedFen),
    isWhole: tenders.length > 0 && tenders.every((tender) => (tender.amountFen ?? 0) > 0),
  };
}
