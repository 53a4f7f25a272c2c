import { type ReceiptData, tendersApart } from './receipt-data';

/** Tickets a counter remembers to have printed: some weeks of a busy one. */
const MOST = 3_000;

/** Was this ticket printed before, as far as this counter can know? What another counter rang up may have been. */
export function isCopy(
  ticket: { id: string; number: string },
  { printed, prefix }: { printed: readonly string[]; prefix: string },
): boolean {
  return printed.includes(ticket.id) || !ticket.number.startsWith(`${prefix}-`);
}

/** Does whoever made this ticket reach into the drawer: for cash that came in, or goes out? */
export function opensDrawer(receipt: Pick<ReceiptData, 'tenders' | 'changeFen' | 'exchange'>): boolean {
  const { changeFen, exchange } = receipt;
  const isCash = ({ kind, amountFen }: { kind: string; amountFen: number }) =>
    kind === 'CASH' && amountFen !== 0;
  return changeFen > 0 || tendersApart(receipt).paid.some(isCash) || (exchange?.back.some(isCash) ?? false);
}

/** The tickets printed so far with one more, the latest last. */
export function remembered(printed: readonly string[], id: string): string[] {
  return [...printed.filter((one) => one !== id), id].slice(-MOST);
}
