import { addDays, type Day, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { customersNamed, rowsOfCustomer } from '../customers-named';
import { CustomerUnknown } from '../errors';
import { receiptsOf } from '../receipt-numbers';
import { type Aged, ageing } from './ageing';
import { CREDIT_ACCOUNTS, type CreditAccountName } from './credit-rules';

/** Most entries of one statement: a longer one is asked for in shorter periods. */
const MOST_ENTRIES = 2_000;

/** A line of a statement. */
export interface StatementLine {
  entryId: string;
  storeId: string;
  day: Day;
  occurredAt: Date;
  account: string;
  kind: string;
  documentKind: string;
  documentId: string;
  /** Of a repayment: its place in its store's series. */
  number: number | null;
  /** Of a ticket: its receipt's. */
  receipt: string | null;
  dueDay: Day | null;
  amountFen: number;
  /** What is left of it now: to be paid, or to be matched. */
  leftFen: number | null;
  /** A repayment that stands: it was neither taken back nor takes one back. */
  mayReverse: boolean;
  reason: string;
  person: string;
  /** After it, in its account. */
  balanceFen: number;
}

/**
 * What a customer owed and had when a period began, what happened in it, and how they stood at its end. Over all stores: it is one account.
 * @throws CustomerUnknown
 */
export async function creditStatement(reader: Reader, of: { customerId: string; from: Day; to: Day }) {
  const named = (await customersNamed(reader, [of.customerId])).get(of.customerId);
  if (!named) throw new CustomerUnknown({ customerId: of.customerId });
  const ids = await rowsOfCustomer(reader, named.id);
  const account = await reader.creditAccount.findUnique({ where: { customerId: named.goesOnAsId } });
  const [opening, closing, entries, aged] = await Promise.all([
    balancesAt(reader, ids, addDays(of.from, -1)),
    balancesAt(reader, ids, of.to),
    entriesOf(reader, ids, of),
    ageing(reader, { day: of.to, customerIds: [named.goesOnAsId] }, 1),
  ]);
  const running = { ...opening };
  const lines = entries.map((entry) => {
    const balance = BALANCE_OF[accountNamed(entry.account)];
    running[balance] += entry.amountFen;
    return { ...entry, balanceFen: running[balance] };
  });
  const aging: Aged = aged.sum;
  return {
    customer: named,
    limitFen: account?.limitFen === null || account === null ? null : fenOf(account.limitFen),
    dueDays: account?.dueDays ?? null,
    opening,
    lines: lines satisfies StatementLine[],
    isCut: lines.length === MOST_ENTRIES,
    closing,
    aging,
  };
}

const BALANCE_OF = {
  RECEIVABLE: 'receivableFen',
  STORE_CREDIT: 'storeCreditFen',
  STORED_VALUE: 'storedValueFen',
  STORED_BONUS: 'storedBonusFen',
} as const satisfies Record<CreditAccountName, string>;

function accountNamed(name: string): CreditAccountName {
  return CREDIT_ACCOUNTS.find((one) => one === name) ?? 'RECEIVABLE';
}

async function balancesAt(reader: Reader, ids: readonly string[], day: Day) {
  const sums = await reader.creditEntry.groupBy({
    by: ['account'],
    where: { customerId: { in: [...ids] }, businessDay: { lte: new Date(day) } },
    _sum: { amountFen: true },
    orderBy: { account: 'asc' },
  });
  const sumOf = (name: string) => fenOf(sums.find(({ account }) => account === name)?._sum.amountFen ?? 0n);
  return {
    receivableFen: sumOf('RECEIVABLE'),
    storeCreditFen: sumOf('STORE_CREDIT'),
    storedValueFen: sumOf('STORED_VALUE'),
    storedBonusFen: sumOf('STORED_BONUS'),
  };
}

async function entriesOf(reader: Reader, ids: readonly string[], { from, to }: { from: Day; to: Day }) {
  const rows = await reader.creditEntry.findMany({
    where: {
      customerId: { in: [...ids] },
      businessDay: { gte: new Date(from), lte: new Date(to) },
    },
    orderBy: [{ businessDay: 'asc' }, { occurredAt: 'asc' }, { id: 'asc' }],
    take: MOST_ENTRIES,
  });
  const [opens, repayments, reversals, names, receipts] = await Promise.all([
    reader.creditOpen.findMany({ where: { entryId: { in: rows.map(({ id }) => id) } } }),
    reader.creditRepayment.findMany({
      where: {
        OR: rows
          .filter(({ documentKind }) => documentKind === 'REPAYMENT')
          .map(({ storeId, documentId }) => ({ storeId, id: documentId })),
      },
      select: { id: true, number: true },
    }),
    reader.creditEntry.findMany({
      where: { OR: rows.map(({ storeId, id }) => ({ storeId, reversesId: id })) },
      select: { reversesId: true },
    }),
    personNames(
      reader,
      rows.map(({ personId }) => personId),
    ),
    receiptsOf(reader, rows),
  ]);
  const left = new Map(opens.map(({ entryId, leftFen }) => [entryId, fenOf(leftFen)]));
  const reversed = new Set(reversals.map(({ reversesId }) => reversesId));
  const numbers = new Map(repayments.map(({ id, number }) => [id, number]));
  return rows.map((row) => ({
    entryId: row.id,
    storeId: row.storeId,
    day: dateToDay(row.businessDay),
    occurredAt: row.occurredAt,
    account: row.account,
    kind: row.kind,
    documentKind: row.documentKind,
    documentId: row.documentId,
    number: numbers.get(row.documentId) ?? null,
    receipt: receipts.get(row.documentId) ?? null,
    dueDay: row.dueDay ? dateToDay(row.dueDay) : null,
    amountFen: fenOf(row.amountFen),
    leftFen: left.get(row.id) ?? null,
    mayReverse:
      row.documentKind === 'REPAYMENT' &&
      row.account === 'RECEIVABLE' &&
      row.reversesId === null &&
      !reversed.has(row.id),
    reason: row.reason,
    person: names.get(row.personId) ?? '',
  }));
}
