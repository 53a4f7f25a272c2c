import { Prisma } from '@/generated/prisma/client';
import type { TicketKind } from '@/generated/prisma/enums';
import { calendarDay, dateToDay } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import { serialNumber } from '@/lib/serial-number';
import { APPROVAL_USES } from '@/server/approvals/lent-approvals';
import { searchProducts } from '@/server/catalog/search-products';
import { customersNamed, rowsOfCustomer } from '@/server/customers/customers-named';
import { rowsOfFound } from '@/server/customers/rows-of-found';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { ROLE_GRANTS } from '@/server/staff/lent-people';
import { PERMISSIONS } from '@/server/staff/permissions';
import { personNames } from '@/server/staff/person-names';
import { STORES } from '@/server/stores/lent-stores';
import {
  inOrderOf,
  type ListSource,
  pageOfStores,
  type RowKey,
  rowsOf,
  totalOfStores,
} from '@/server/stores/store-list';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { tillCodes } from '@/server/tills/till-codes';
import type { TicketMark } from './mark-rules';
import { ticketPeriod } from './rules';
import { specsOf } from './specs-of';

const SOURCE: ListSource = {
  table: 'ticket',
  order: [
    { by: 'x.business_day', type: 'date' },
    { by: 'x.occurred_at', type: 'timestamptz' },
  ],
};

export interface TicketFilter {
  storeIds: readonly string[];
  /** Business days, both included. */
  from?: string | undefined;
  to?: string | undefined;
  kind?: TicketKind | undefined;
  /** A receipt number, or the end of one from its last digits on: `123`, `01A-000123`. */
  number?: string | undefined;
  sessionId?: string | undefined;
  /** Paid or refunded in this way, whole or in part. */
  tender?: TenderKindName | undefined;
  /** Sold in this hour of a day, by the store's clock: 0 to 23. */
  hour?: number | undefined;
  /** What it comes to, fen, both included; of a return what was given back. */
  fromFen?: number | undefined;
  toFen?: number | undefined;
  /** Of goods found by these words, their code or barcode. */
  goods?: string | undefined;
  mark?: TicketMark | undefined;
  /** Sold to this customer, under whatever row. */
  customerId?: string | undefined;
  /** Sold to whoever is found by these words. */
  customer?: string | undefined;
  cursor?: string | undefined;
}

/** Where it is the latest day of all: what has no last day ends in no store too early. */
const EASTERNMOST = 'Pacific/Kiritimati';

/**
 * The filter with the days it is about: the last month where nobody says, for what is read would grow with the years.
 * @throws InvalidInput for more than a year
 */
export function inPeriod<Filter extends TicketFilter>(filter: Filter, now: Date): Filter {
  const period = ticketPeriod(filter, calendarDay(now, EASTERNMOST));
  const [first] = [filter.from, filter.to].filter(Boolean).sort();
  if (filter.from && first && period.from && first < period.from)
    throw new InvalidInput({ field: 'from', problem: 'tooLong' });
  return { ...filter, ...period };
}

/** Tickets, latest day first and within it the latest sold: a late one stands among those of the day it was booked on. */
export async function listTickets(reader: Reader, filter: TicketFilter, take?: number) {
  const asked = { ...filter, where: await whereOf(reader, filter) };
  const { keys, next } = await pageOfStores(reader, SOURCE, asked, take);
  return { tickets: await ticketsOf(reader, keys), nextCursor: next };
}

/** How many there are, and what they come to: returns count against sales. */
export async function ticketTotals(reader: Reader, filter: TicketFilter) {
  const where = await whereOf(reader, filter);
  const total = await totalOfStores(
    reader,
    // A number or a drawer has an index of its own; of days each has its own.
    filter.from ? { ...SOURCE, isLedger: true } : SOURCE,
    { ...filter, where, days: filter },
    {
      fen: Prisma.sql`x.net_fen - x.rounding_fen`,
      discount: Prisma.sql`x.discount_fen`,
    },
  );
  return { count: total.count, totalFen: fenOf(total.fen), discountFen: fenOf(total.discount) };
}

async function ticketsOf(reader: Reader, keys: readonly RowKey[]) {
  const found = await reader.ticket.findMany({
    where: rowsOf(keys),
    select: {
      storeId: true,
      id: true,
      kind: true,
      number: true,
      businessDay: true,
      occurredAt: true,
      personId: true,
      tillId: true,
      netFen: true,
      roundingFen: true,
      discountFen: true,
      flags: true,
      customerId: true,
      tenders: { select: { kind: true }, orderBy: { lineNo: 'asc' } },
    },
  });
  const names = await personNames(
    reader,
    found.map((ticket) => ticket.personId),
  );
  // Of these tickets alone: counted beside them, every line of the store would be.
  const counted = await reader.ticketLine.groupBy({
    by: ['storeId', 'ticketId'],
    where: { OR: rowsOf(keys).OR.map(({ storeId, id }) => ({ storeId, ticketId: id })) },
    _count: true,
  });
  const lines = new Map(counted.map((row) => [`${row.storeId}/${row.ticketId}`, row._count]));
  const [firsts, tills, customers] = await Promise.all([
    firstGoods(reader, keys),
    tillCodes(reader, found),
    customersNamed(
      reader,
      found.flatMap(({ customerId }) => customerId ?? []),
    ),
  ]);
  return inOrderOf(keys, found).map((ticket) => ({
    storeId: ticket.storeId,
    id: ticket.id,
    kind: ticket.kind,
    number: ticket.number,
    businessDay: dateToDay(ticket.businessDay),
    occurredAt: ticket.occurredAt,
    cashier: names.get(ticket.personId) ?? '',
    totalFen: fenOf(ticket.netFen - ticket.roundingFen),
    discountFen: fenOf(ticket.discountFen),
    flags: ticket.flags,
    customer: (ticket.customerId && customers.get(ticket.customerId)) || null,
    tenders: ticket.tenders.map((tender) => tender.kind),
    lines: lines.get(`${ticket.storeId}/${ticket.id}`) ?? 0,
    till: tills.get(`${ticket.storeId}/${ticket.tillId}`) ?? '',
    goods: firsts.get(`${ticket.storeId}/${ticket.id}`) ?? '',
  }));
}

/** What stands first on each of these tickets, as people name it. */
async function firstGoods(reader: Reader, keys: readonly RowKey[]): Promise<ReadonlyMap<string, string>> {
  const wanted = keys.map(({ storeId, id }) => ({ store_id: storeId, id }));
  const rows = await reader.$queryRaw<{ key: string; name: string; productId: string }[]>`
    SELECT concat(q.store_id, '/', q.id) AS key, l.product_name AS name, l.product_id AS "productId"
    FROM ${jsonRows('q', wanted, 'store_id uuid, id uuid')} CROSS JOIN LATERAL (SELECT l.product_name, l.product_id
      FROM ticket_line l WHERE l.store_id = q.store_id AND l.ticket_id = q.id ORDER BY l.line_no LIMIT 1) l`;
  const specs = await specsOf(reader, [...new Set(rows.map(({ productId }) => productId))]);
  return new Map(
    rows.map(({ key, name, productId }) => [key, goodsName({ name, spec: specs.get(productId) })]),
  );
}

async function whereOf(reader: Reader, filter: TicketFilter): Promise<Prisma.Sql> {
  const parts = [
    ...(filter.from ? [Prisma.sql`x.business_day >= ${filter.from}::date`] : []),
    ...(filter.to ? [Prisma.sql`x.business_day <= ${filter.to}::date`] : []),
    ...(filter.kind ? [Prisma.sql`x.kind = ${filter.kind}::"TicketKind"`] : []),
    ...(filter.sessionId ? [Prisma.sql`x.session_id = ${filter.sessionId}::uuid`] : []),
    // OFFSET 0: looked up ticket by ticket, however few of the tenders the planner believes in.
    ...(filter.tender
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM tender n WHERE n.store_id = x.store_id AND n.ticket_id = x.id
            AND n.kind = ${filter.tender} OFFSET 0)`,
        ]
      : []),
    ...(filter.hour === undefined
      ? []
      : [
          Prisma.sql`date_part('hour', x.occurred_at AT TIME ZONE (SELECT z.time_zone FROM ${STORES} z WHERE z.id = x.store_id))
            = ${filter.hour}::int`,
        ]),
    ...(filter.fromFen === undefined
      ? []
      : [Prisma.sql`abs(x.net_fen - x.rounding_fen) >= ${filter.fromFen}::bigint`]),
    ...(filter.toFen === undefined
      ? []
      : [Prisma.sql`abs(x.net_fen - x.rounding_fen) <= ${filter.toFen}::bigint`]),
    ...(filter.mark ? [MARKED[filter.mark]] : []),
    ...(filter.customerId
      ? [Prisma.sql`x.customer_id = ANY(${await rowsOfCustomer(reader, filter.customerId)}::uuid[])`]
      : []),
    ...(filter.customer
      ? [Prisma.sql`x.customer_id = ANY(${await rowsOfFound(reader, filter.customer)}::uuid[])`]
      : []),
    ...(filter.goods ? [await ofGoods(reader, filter.goods)] : []),
    ...(filter.number ? [await ofNumber(reader, filter.storeIds, filter.number)] : []),
  ];
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, ' AND ');
}

/**
 * How a ticket came about, looked up ticket by ticket among those of the days. A return is a manager's own where whoever rang it up
 * could have approved it then.
 */
const MARKED: Record<TicketMark, Prisma.Sql> = {
  belowFloor: Prisma.sql`x.kind = 'SALE' AND EXISTS (SELECT 1 FROM ticket_line l
    WHERE l.store_id = x.store_id AND l.ticket_id = x.id AND l.net_fen < l.floor_fen OFFSET 0)`,
  unapprovedCredit: Prisma.sql`x.kind = 'SALE'
    AND x.flags && ARRAY['ON_ACCOUNT_OVER_LIMIT', 'ON_ACCOUNT_OVERDUE', 'STORE_CREDIT_SHORT', 'STORED_VALUE_SHORT', 'POINTS_SHORT', 'POINTS_RULE_OLD']::text[]`,
  refundElsewhere: Prisma.sql`x.kind = 'RETURN' AND x.flags @> ARRAY['REFUND_ELSEWHERE']::text[]`,
  serialTwice: Prisma.sql`x.kind = 'SALE' AND x.flags @> ARRAY['SERIAL_TWICE']::text[]`,
  unapprovedReturn: Prisma.sql`x.kind = 'RETURN' AND NOT EXISTS (SELECT 1 FROM ${APPROVAL_USES} u
    WHERE u.store_id = x.store_id AND u.business_day = x.business_day AND u.subject_id = x.id OFFSET 0)
    AND NOT EXISTS (SELECT 1 FROM ${ROLE_GRANTS} g WHERE g.person_id = x.person_id
      AND g.role::text = ANY(${[...PERMISSIONS['approvals.grant']]}) AND (g.store_id IS NULL OR g.store_id = x.store_id)
      AND g.granted_at <= x.occurred_at AND (g.revoked_at IS NULL OR g.revoked_at > x.occurred_at) OFFSET 0)`,
};

/** As many products as words may mean; more words tell them apart. */
const MOST_GOODS = 200;

/** Tickets with a line of goods found by words, or of the piece with that serial number; looked up ticket by ticket among those of the days. */
async function ofGoods(reader: Reader, words: string): Promise<Prisma.Sql> {
  const found = await searchProducts(reader, words, { take: MOST_GOODS });
  const serial = serialNumber(words);
  return Prisma.sql`EXISTS (SELECT 1 FROM ticket_line l WHERE l.store_id = x.store_id AND l.ticket_id = x.id
    AND (l.product_id = ANY(${found.map(({ id }) => id)}::uuid[])${
      serial === null
        ? Prisma.empty
        : Prisma.sql` OR EXISTS (SELECT 1 FROM ticket_line_serial n
      WHERE n.store_id = l.store_id AND n.line_id = l.id AND n.serial = ${serial})`
    }) OFFSET 0)`;
}

/** A number names its device and its place in the device's series: both are looked up, never compared as text. */
async function ofNumber(reader: Reader, storeIds: readonly string[], number: string): Promise<Prisma.Sql> {
  const typed = number.trim().toUpperCase();
  const [, prefix = '', digits = ''] = /^(.*?)-?(\d{1,9})$/.exec(typed) ?? [];
  if (digits === '') return Prisma.sql`x.number = ${typed}`;
  const series = await reader.receiptSeries.findMany({
    where: { storeId: { in: [...storeIds] } },
    select: { deviceId: true, prefix: true },
  });
  const devices = series.filter((one) => one.prefix.endsWith(prefix)).map(({ deviceId }) => deviceId);
  return Prisma.sql`x.device_id = ANY(${devices}::uuid[]) AND x.seq = ${Number(digits)}::int`;
}

/** Where a receipt is, by its whole number, whichever store gave it. */
export async function findReceipt(reader: Reader, number: string) {
  const wanted = number.trim().toUpperCase();
  const prefix = wanted.split('-')[0] ?? '';
  const store = await reader.store.findUnique({ where: { code: prefix }, select: { id: true, name: true } });
  if (!store) return null;
  const ticket = await reader.ticket.findUnique({
    where: { storeId_number: { storeId: store.id, number: wanted } },
    select: { id: true, kind: true },
  });
  return ticket ? { ticketId: ticket.id, kind: ticket.kind, storeId: store.id, storeName: store.name } : null;
}
