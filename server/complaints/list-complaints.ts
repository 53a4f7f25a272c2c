import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import { goodsOf } from '@/server/catalog/goods-of';
import { GOODS } from '@/server/catalog/lent-goods';
import { customersNamed } from '@/server/customers/customers-named';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import {
  inOrderOf,
  type ListSource,
  pageOfStores,
  type RowKey,
  rowsOf,
  totalOfStores,
} from '@/server/stores/store-list';
import { withinLocalDays } from '@/server/stores/within-local-days';
import type { ComplaintState } from './complaint-rules';
import type { BOARD_STATES } from './schema';

const SOURCE: ListSource = { table: 'complaint', order: [{ by: 'x.logged_at', type: 'timestamptz' }] };
/** Earlier complaints that are shown while another is logged. */
const EARLIER = 10;

export interface ComplaintFilter {
  storeIds: readonly string[];
  state?: (typeof BOARD_STATES)[number] | undefined;
  severity?: number | undefined;
  ownerId?: string | undefined;
  customerId?: string | undefined;
  productId?: string | undefined;
  supplierId?: string | undefined;
  categoryId?: string | undefined;
  aboutPersonId?: string | undefined;
  zoneId?: string | undefined;
  cause?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  cursor?: string | undefined;
}

export interface ComplaintRow {
  storeId: string;
  id: string;
  number: number;
  state: ComplaintState;
  severity: number;
  about: string;
  wants: string;
  /** Their name, or as they called themselves. */
  customer: string;
  words: string;
  goods: string;
  owner: string;
  loggedAt: Date;
  /** What is due next; null once it is solved, or while the customer is waited for. */
  dueAt: Date | null;
  overdue: boolean;
  round: number;
}

/** Complaints, latest first. */
export async function listComplaints(reader: Reader, filter: ComplaintFilter, now: Date, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter, now) }, take);
  return { rows: inOrderOf(keys, await readRows(reader, keys, now)), nextCursor: next };
}

/** How many there are of each state, for the board. */
export async function complaintTotals(reader: Reader, filter: ComplaintFilter, now: Date) {
  const when = (condition: Prisma.Sql) => Prisma.sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: whereOf(filter, now) },
    {
      open: when(OPEN),
      overdue: when(overdue(now)),
      solved: when(Prisma.sql`x.state = 'SOLVED'`),
      closed: when(Prisma.sql`x.state = 'CLOSED'`),
    },
  );
  return {
    count: total.count,
    open: Number(total.open),
    overdue: Number(total.overdue),
    solved: Number(total.solved),
    closed: Number(total.closed),
  };
}

/** What this customer and of this product was complained of before, in the stores one may read. */
export async function earlierComplaints(
  reader: Reader,
  asked: {
    storeIds: readonly string[];
    customerId?: string | undefined;
    productId?: string | undefined;
    notId?: string | undefined;
  },
  now: Date,
) {
  const { storeIds, customerId, productId, notId } = asked;
  const either = [...(customerId ? [{ customerId }] : []), ...(productId ? [{ productId }] : [])];
  if (either.length === 0) return [];
  const keys = await reader.complaint.findMany({
    where: { storeId: { in: [...storeIds] }, OR: either, ...(notId ? { id: { not: notId } } : {}) },
    orderBy: [{ loggedAt: 'desc' }, { id: 'desc' }],
    take: EARLIER,
    select: { storeId: true, id: true },
  });
  return inOrderOf(keys, await readRows(reader, keys, now));
}

/** Still somebody's work; of rows `x`. */
export const OPEN = Prisma.sql`x.state NOT IN ('SOLVED', 'CLOSED')`;

/** Not answered in time, or not solved in time. */
export function overdue(now: Date): Prisma.Sql {
  return Prisma.sql`(${OPEN} AND (x.solve_due_at < ${now} OR (x.answered_at IS NULL AND x.answer_due_at < ${now})))`;
}

function whereOf(filter: ComplaintFilter, now: Date): Prisma.Sql {
  const {
    state,
    severity,
    ownerId,
    customerId,
    productId,
    supplierId,
    categoryId,
    aboutPersonId,
    zoneId,
    cause,
  } = filter;
  const parts = [
    state === 'open'
      ? OPEN
      : state === 'overdue'
        ? overdue(now)
        : state
          ? Prisma.sql`x.state = ${state}`
          : null,
    severity ? Prisma.sql`x.severity = ${severity}` : null,
    ownerId ? Prisma.sql`x.owner_id = ${ownerId}::uuid` : null,
    customerId ? Prisma.sql`x.customer_id = ${customerId}::uuid` : null,
    productId ? Prisma.sql`x.product_id = ${productId}::uuid` : null,
    supplierId ? Prisma.sql`x.supplier_id = ${supplierId}::uuid` : null,
    categoryId
      ? Prisma.sql`EXISTS (SELECT 1 FROM ${GOODS} p WHERE p.id = x.product_id AND p.category_id = ${categoryId}::uuid)`
      : null,
    aboutPersonId ? Prisma.sql`x.about_person_id = ${aboutPersonId}::uuid` : null,
    zoneId ? Prisma.sql`x.zone_id = ${zoneId}::uuid` : null,
    cause ? Prisma.sql`x.cause = ${cause}` : null,
    ...withinLocalDays('logged_at', filter),
  ].filter((part) => part !== null);
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`true`;
}

async function readRows(reader: Reader, keys: readonly RowKey[], now: Date): Promise<ComplaintRow[]> {
  if (keys.length === 0) return [];
  const rows = await reader.complaint.findMany({ where: rowsOf(keys) });
  const [names, customers, goods] = await Promise.all([
    personNames(
      reader,
      rows.map(({ ownerId }) => ownerId),
    ),
    customersNamed(
      reader,
      rows.flatMap(({ customerId }) => customerId ?? []),
    ),
    goodsOf(
      reader,
      rows.flatMap(({ productId }) => productId ?? []),
    ),
  ]);
  return rows.map((row) => {
    const isOpen = row.solvedAt === null;
    const dueAt = !isOpen
      ? null
      : row.answeredAt === null && (row.solveDueAt === null || row.answerDueAt < row.solveDueAt)
        ? row.answerDueAt
        : row.solveDueAt;
    return {
      storeId: row.storeId,
      id: row.id,
      number: row.number,
      state: row.state as ComplaintState,
      severity: row.severity,
      about: row.about,
      wants: row.wants,
      customer: (row.customerId ? customers.get(row.customerId)?.name : row.callerName) ?? '',
      words: row.words,
      goods: row.productId ? goods(row.productId).name : '',
      owner: names.get(row.ownerId) ?? '',
      loggedAt: row.loggedAt,
      dueAt,
      overdue: dueAt !== null && dueAt < now,
      round: row.round,
    };
  });
}
