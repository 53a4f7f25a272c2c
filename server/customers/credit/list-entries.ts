import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import {
  inOrderOf,
  type ListSource,
  pageOfStores,
  type RowKey,
  rowsOf,
  totalOfStores,
} from '@/server/stores/store-list';
import { customersNamed } from '../customers-named';
import type { CreditAccountName } from './credit-rules';

const SOURCE: ListSource = {
  table: 'credit_entry',
  order: [
    { by: 'x.business_day', type: 'date' },
    { by: 'x.occurred_at', type: 'timestamptz' },
  ],
  isLedger: true,
};

type HeldAccount = Exclude<CreditAccountName, 'RECEIVABLE'>;

export interface EntryFilter {
  storeIds: readonly string[];
  /** Business days, both included. */
  from: string;
  to: string;
  account?: CreditAccountName | undefined;
  kind?: string | undefined;
  /** Paid in this way, whole or in part: payments and top-ups. What was put on top was paid by nothing. */
  tender?: string | undefined;
  cursor?: string | undefined;
}

/** What was booked on customers' accounts in these stores, the latest first: what the figures of a day are made of. */
export async function listEntries(reader: Reader, filter: EntryFilter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  return { rows: await entriesOf(reader, keys), nextCursor: next };
}

/** How many there are and what they come to, fen: of a tender, what was paid with it. */
export async function entryTotals(reader: Reader, filter: EntryFilter) {
  const fen = filter.tender
    ? Prisma.sql`(SELECT sum(n.amount_fen) FROM credit_repayment_tender n WHERE n.store_id = x.store_id
        AND n.repayment_id = x.document_id AND n.kind = ${filter.tender})`
    : Prisma.sql`x.amount_fen`;
  const total = await totalOfStores(
    reader,
    SOURCE,
    { storeIds: filter.storeIds, where: whereOf(filter), days: filter },
    { fen },
  );
  return { count: total.count, totalFen: fenOf(total.fen) };
}

function whereOf({ from, to, account, kind, tender }: EntryFilter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`x.business_day BETWEEN ${from}::date AND ${to}::date`,
      ...(account ? [Prisma.sql`x.account = ${account}`] : []),
      ...(kind ? [Prisma.sql`x.kind = ${kind}`] : []),
      ...(tender
        ? [
            Prisma.sql`x.document_kind = 'REPAYMENT' AND x.account <> 'STORED_BONUS' AND EXISTS (SELECT 1 FROM credit_repayment_tender n
              WHERE n.store_id = x.store_id AND n.repayment_id = x.document_id AND n.kind = ${tender})`,
          ]
        : []),
    ],
    ' AND ',
  );
}

async function entriesOf(reader: Reader, keys: readonly RowKey[]) {
  const found = await reader.creditEntry.findMany({ where: rowsOf(keys) });
  const documents = found.filter(({ documentKind }) => documentKind === 'REPAYMENT');
  const [customers, people, repayments] = await Promise.all([
    customersNamed(
      reader,
      found.map(({ customerId }) => customerId),
    ),
    personNames(
      reader,
      found.map(({ personId }) => personId),
    ),
    reader.creditRepayment.findMany({
      where: { OR: documents.map(({ storeId, documentId }) => ({ storeId, id: documentId })) },
      select: {
        id: true,
        number: true,
        tenders: { select: { lineNo: true, kind: true, amountFen: true }, orderBy: { lineNo: 'asc' } },
      },
    }),
  ]);
  const paid = new Map(repayments.map((one) => [one.id, one]));
  return inOrderOf(keys, found).map((entry) => ({
    storeId: entry.storeId,
    id: entry.id,
    day: dateToDay(entry.businessDay),
    occurredAt: entry.occurredAt,
    customer: customers.get(entry.customerId) ?? null,
    account: entry.account,
    kind: entry.kind,
    documentKind: entry.documentKind,
    documentId: entry.documentId,
    /** Of a payment: its place in its store's series. */
    number: paid.get(entry.documentId)?.number ?? null,
    tenders: (paid.get(entry.documentId)?.tenders ?? []).map(({ lineNo, kind, amountFen }) => ({
      lineNo,
      kind,
      amountFen: fenOf(amountFen),
    })),
    amountFen: fenOf(entry.amountFen),
    reason: entry.reason,
    person: people.get(entry.personId) ?? '',
  }));
}

/** What the company owes its customers, fen: store credit, what they paid in before, what was put on top of that. */
export async function heldForCustomers(reader: Reader): Promise<Record<HeldAccount, number>> {
  const { _sum: sums } = await reader.creditAccount.aggregate({
    _sum: { storeCreditFen: true, storedValueFen: true, storedBonusFen: true },
  });
  return {
    STORE_CREDIT: fenOf(sums.storeCreditFen ?? 0n),
    STORED_VALUE: fenOf(sums.storedValueFen ?? 0n),
    STORED_BONUS: fenOf(sums.storedBonusFen ?? 0n),
  };
}
