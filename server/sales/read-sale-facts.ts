import { Prisma } from '@/generated/prisma/client';
import { KIT_PARTS } from '@/server/catalog/lent-goods';
import {
  type AccountRow,
  type CustomerGoingOn,
  customersGoingOn,
  lockedAccounts,
  oldestDue,
} from '@/server/customers/credit/lock-accounts';
import { type PointsRuleFacts, pointsRulesNamed } from '@/server/customers/points/rules-of-sales';
import type { RunSql } from '@/server/platform/db';
import { eachByKey } from '@/server/platform/sql';
import { lockedCosts } from '@/server/stock/post-stock-entries';
import { lockedDays } from '@/server/stores/business-days';
import { ruleOf } from '@/server/tills/payment-rules';
import type { KitPartFacts } from './parts-of-kits';
import type { Sale } from './schema';

/** JSON rows of the facts; bigint columns come as numbers, numerics as text. */
export interface SaleFacts {
  days: { day: string; state: 'OPEN' | 'CLOSED' | 'SEALED' }[];
  sessions: {
    id: string;
    till_id: string;
    opened_by_id: string;
    drawer_policy: 'SHARED' | 'OWN';
    closed: boolean;
  }[];
  products: {
    id: string;
    code: string;
    name: string;
    /** GOODS, SERVICE, TEMPORARY. */
    kind: string;
    /** Each piece is sold under its own number; left out of old facts. */
    needs_serial?: boolean;
    unit: string;
    decimals: number;
    /** Left out of old facts. */
    category_id?: string | null;
    list_price_fen: number;
    floor_price_fen: number | null;
    /** Null: what the level takes off; left out of old facts. */
    member_price_fen: number | null;
    tax_rate_bp: number;
    discontinued: boolean;
    /** When the book last changed it: a tablet may sell at what it was before. */
    updated_at: string;
    zone_id: string | null;
  }[];
  /** What the kits among them are made of; left out of old facts. */
  kit_parts?: KitPartFacts[];
  /** Highest number of each device's series; none before its first. */
  series: { device_id: string; last: number }[];
  costs: { product_id: string; quantity: string; value_fen: string; last_unit_cost: string }[];
  /** Customers the sales name, and who goes on for them; nothing where none is named. */
  customers?: CustomerGoingOn[];
  /** Accounts of those who take something on account or from their store credit, locked. */
  accounts?: AccountRow[];
  /** Rules that points are spent by: those the sales name, and the one that holds; nothing where none is spent. */
  point_rules?: PointsRuleFacts[];
}

/** What was booked under the numbers and ids of these sales before, and the approvals they name. */
export interface SeenFacts {
  tickets: { id: string; seq: number; input_hash: string }[];
  rejected: { seq: number }[];
  /** Numbers somebody explained as lost: what comes under them now is booked all the same. */
  explained: { seq: number }[];
  line_ids: string[];
  approvals: {
    id: string;
    subject_id: string;
    kind: 'BELOW_FLOOR' | 'OVER_LIMIT' | 'ON_ACCOUNT';
    line_id: string | null;
    product_id: string | null;
    quantity: string | null;
    content_hash: string | null;
    net_fen: number;
    expires_at: string;
    granted_at: string;
    granted_by_id: string;
    used: boolean;
  }[];
}

export const NOTHING_SEEN: SeenFacts = {
  tickets: [],
  rejected: [],
  explained: [],
  line_ids: [],
  approvals: [],
};

/**
 * What a batch of new sales needs to know, in one statement: the days and sessions locked FOR SHARE (so that neither
 * closes under it), their devices' series and the stock of the products locked for writing, and the products read. Locks
 * are taken in this order by every sale, each kind in the order of its keys; accounts of customers come last, where there are any.
 */
export async function readSaleFacts(
  run: RunSql,
  storeId: string,
  deviceIds: readonly string[],
  days: readonly string[],
  sales: readonly Sale[],
): Promise<SaleFacts> {
  const productIds = [...new Set(sales.flatMap((sale) => sale.lines.map((line) => line.productId)))].sort();
  const sessionIds = [...new Set(sales.map((sale) => sale.sessionId))].sort();
  const credit = creditParts(sales);
  const [row] = await run<{ facts: SaleFacts }>(Prisma.sql`/*prepared:sale-facts${Prisma.raw(credit.name)}*/
    WITH d AS (${lockedDays(storeId, days)}),
    s AS (SELECT id, till_id, opened_by_id, drawer_policy, closed_at IS NOT NULL AS closed FROM till_session
      WHERE store_id = ${storeId}::uuid AND id = ANY(${sessionIds}::uuid[]) ORDER BY id FOR SHARE),
    n AS (SELECT device_id, last FROM receipt_series WHERE store_id = ${storeId}::uuid
      AND device_id = ANY(${[...deviceIds].sort()}::uuid[]) ORDER BY device_id FOR NO KEY UPDATE),
    c AS (${lockedCosts(storeId, withParts(productIds))})${credit.parts}
    SELECT json_build_object(
      'days', (SELECT coalesce(json_agg(row_to_json(d)), '[]') FROM d),
      'sessions', (SELECT coalesce(json_agg(row_to_json(s)), '[]') FROM s),
      'series', (SELECT coalesce(json_agg(row_to_json(n)), '[]') FROM n),
      'costs', (SELECT coalesce(json_agg(row_to_json(c)), '[]') FROM c),
      'products', (SELECT coalesce(json_agg(row_to_json(p)), '[]') FROM (
        SELECT p.id, p.code, p.name, p.kind, p.needs_serial, p.unit, p.decimals, p.category_id, p.list_price_fen, p.floor_price_fen, p.member_price_fen, p.tax_rate_bp,
          p.discontinued_at IS NOT NULL AS discontinued, p.updated_at,
          (SELECT zone_id FROM product_place WHERE store_id = ${storeId}::uuid AND product_id = p.id) AS zone_id
        FROM product p WHERE p.id = ANY(${productIds}::uuid[])) p),
      'kit_parts', (SELECT coalesce(json_agg(row_to_json(k) ORDER BY k.position), '[]') FROM (
        SELECT k.kit_id, k.product_id, k.quantity::text, k.position, p.list_price_fen,
          (SELECT zone_id FROM product_place WHERE store_id = ${storeId}::uuid AND product_id = k.product_id) AS zone_id
        FROM ${KIT_PARTS} k JOIN product p ON p.id = k.product_id WHERE k.kit_id = ANY(${productIds}::uuid[])) k)${credit.facts}
    ) AS facts`);
  if (!row) throw new Error('one row was asked for');
  return row.facts;
}

/** These products and what the kits among them are made of, as an array of ids. */
function withParts(productIds: readonly string[]): Prisma.Sql {
  const ids = [...productIds];
  return Prisma.sql`ARRAY(SELECT unnest(${ids}::uuid[]) UNION SELECT product_id FROM ${KIT_PARTS} k WHERE kit_id = ANY(${ids}::uuid[]))`;
}

/** Does the sale change what its customer owes or has, by how it is paid? */
export function movesCredit(sale: Sale): boolean {
  return sale.customerId !== undefined && sale.tenders.some(({ kind }) => ruleOf(kind).needsCustomer);
}

/** What sales with customers ask besides; a sale without one asks nothing more. */
function creditParts(sales: readonly Sale[]): { name: string; parts: Prisma.Sql; facts: Prisma.Sql } {
  const named = [...new Set(sales.flatMap(({ customerId }) => customerId ?? []))].sort();
  if (named.length === 0) return { name: '', parts: Prisma.empty, facts: Prisma.empty };
  const customers = Prisma.sql`, u AS MATERIALIZED (${customersGoingOn(named)})`;
  const known = Prisma.sql`, 'customers', (SELECT coalesce(json_agg(row_to_json(u)), '[]') FROM u)`;
  const moving = [...new Set(sales.filter(movesCredit).flatMap(({ customerId }) => customerId ?? []))].sort();
  // Whoever earns points by it changes their account too.
  const goingOn = Prisma.sql`SELECT goes_on_as_id FROM u WHERE id = ANY(${moving}::uuid[]) OR points_milli > 0`;
  const paying = sales.flatMap(({ tenders }) => tenders.filter(({ kind }) => kind === 'POINTS'));
  const rules = [...new Set(paying.flatMap(({ points }) => points?.ruleId ?? []))].sort();
  const spending =
    paying.length === 0
      ? Prisma.empty
      : Prisma.sql`, 'point_rules', (SELECT coalesce(json_agg(row_to_json(y)), '[]') FROM (${pointsRulesNamed(rules)}) y)`;
  return {
    name: paying.length === 0 ? '-customers' : '-points',
    parts: Prisma.sql`${customers}, a AS MATERIALIZED (${lockedAccounts(goingOn)})`,
    facts: Prisma.sql`${known}, 'accounts', (SELECT coalesce(json_agg(row_to_json(x)), '[]')
      FROM (SELECT a.*, ${oldestDue('a')} AS oldest_due FROM a) x)${spending}`,
  };
}

/** Reads what these sales may repeat, clash with or refer to; their device's series must be locked. */
export async function readSeenFacts(
  run: RunSql,
  storeId: string,
  deviceId: string,
  sales: readonly Sale[],
): Promise<SeenFacts> {
  const ticketIds = sales.map((sale) => sale.id);
  const seqs = sales.map((sale) => sale.seq);
  const lineIds = sales.flatMap((sale) => sale.lines.map((line) => line.id));
  const approvalIds = approvalsNamed(sales);
  const ofDevice = Prisma.sql`store_id = ${storeId}::uuid AND device_id = ${deviceId}::uuid AND seq = k.key`;
  const ofTicket = Prisma.sql`SELECT id, seq, input_hash FROM ticket WHERE store_id = ${storeId}::uuid AND id = k.key`;
  const [row] = await run<{ facts: SeenFacts }>(Prisma.sql`/*prepared:sale-seen*/
    SELECT json_build_object(
      'tickets', (SELECT coalesce(json_agg(row_to_json(t)), '[]') FROM (${eachByKey(ticketIds, 'uuid', ofTicket)}
        UNION ${eachByKey(seqs, 'int', Prisma.sql`SELECT id, seq, input_hash FROM ticket WHERE ${ofDevice}`)}) t),
      'rejected', (SELECT coalesce(json_agg(row_to_json(p)), '[]') FROM (
        ${eachByKey(seqs, 'int', Prisma.sql`SELECT seq FROM rejected_ticket WHERE ${ofDevice}`)}) p),
      'explained', (SELECT coalesce(json_agg(row_to_json(e)), '[]') FROM (
        ${eachByKey(seqs, 'int', Prisma.sql`SELECT seq FROM number_explanation WHERE ${ofDevice}`)}) e),
      'line_ids', (SELECT coalesce(json_agg(l.id), '[]') FROM (
        ${eachByKey(lineIds, 'uuid', Prisma.sql`SELECT id FROM ticket_line WHERE store_id = ${storeId}::uuid AND id = k.key`)}) l),
      'approvals', (SELECT coalesce(json_agg(row_to_json(a)), '[]') FROM (
        ${eachByKey(
          approvalIds,
          'uuid',
          Prisma.sql`SELECT a.id, a.kind, a.subject_id, a.line_id, a.product_id, a.quantity::text, a.content_hash, a.net_fen, a.granted_at, a.granted_by_id, a.expires_at,
            EXISTS (SELECT 1 FROM approval_use WHERE store_id = ${storeId}::uuid AND approval_id = k.key) AS used
          FROM approval a WHERE a.store_id = ${storeId}::uuid AND a.id = k.key AND a.kind IN ('BELOW_FLOOR', 'OVER_LIMIT', 'ON_ACCOUNT')`,
        )}) a)
    ) AS facts`);
  if (!row) throw new Error('one row was asked for');
  return row.facts;
}

export function approvalsNamed(sales: readonly Sale[]): string[] {
  return sales.flatMap((sale) => [
    ...sale.lines.flatMap((line) => line.approvalId ?? []),
    ...(sale.creditApprovalId ? [sale.creditApprovalId] : []),
  ]);
}
