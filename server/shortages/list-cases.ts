import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { personNames } from '@/server/staff/person-names';
import { STORES } from '@/server/stores/lent-stores';
import {
  inOrderOf,
  type ListSource,
  pageOfStores,
  type RowKey,
  totalOfStores,
} from '@/server/stores/store-list';
import type { CASE_STATES, SHORTAGE_SOURCES } from './shortage-schema';

const PAGE = 50;
const SOURCE: ListSource = { table: 'shortage_case', order: [{ by: 'x.opened_at', type: 'timestamptz' }] };

export type CaseState = (typeof CASE_STATES)[number];

export interface CaseRow {
  id: string;
  storeId: string;
  store: string;
  number: number;
  source: (typeof SHORTAGE_SOURCES)[number];
  productName: string;
  productCode: string;
  spec: string;
  unit: string;
  quantity: string;
  /** Null where it is at cost and cost may not be seen. */
  amountFen: number | null;
  /** Of the shares shown: one person's own, or all. */
  owedFen: number;
  leftFen: number;
  state: CaseState;
  openedAt: Date;
  explainBy: Date;
  people: string[];
}

interface Filter {
  storeIds: readonly string[];
  state?: CaseState | undefined;
  personId?: string | undefined;
  cursor?: string | undefined;
}

/** Cases, latest first. */
export async function listCases(reader: Reader, filter: Filter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  return { rows: inOrderOf(keys, await readCases(reader, keys, Prisma.empty)), nextCursor: next };
}

/** How many cases there are, what they are worth, and what is still to be paid of those decided. */
export async function caseTotals(reader: Reader, filter: Filter) {
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: whereOf(filter) },
    {
      amount: ofShares(Prisma.sql`sum(s.amount_fen)`),
      left: ofShares(
        Prisma.sql`CASE WHEN ${STATE} <> 'undecided' THEN sum(b.owed_fen - b.settled_fen - b.reversed_fen) END`,
      ),
    },
  );
  return { count: total.count, amountFen: fenOf(total.amount), leftFen: fenOf(total.left) };
}

/**
 * A person's own cases in every store, at a counter in its store, latest first; of cases with several owners only their own share.
 * What a missing piece cost is not said to who may not see costs; what they owe is.
 */
export async function myCases(ctx: ActorContext) {
  const { personId, device } = ctx.actor;
  const keys = await ctx.db.$queryRaw<RowKey[]>`
    SELECT c.store_id AS "storeId", c.id FROM shortage_case c
    WHERE ${device ? Prisma.sql`c.store_id = ${device.storeId}::uuid` : Prisma.sql`true`} AND EXISTS (SELECT 1 FROM shortage_share s WHERE s.store_id = c.store_id AND s.case_id = c.id AND s.person_id = ${personId}::uuid)
    ORDER BY c.opened_at DESC, c.id DESC LIMIT ${PAGE}`;
  const rows = inOrderOf(
    keys,
    await readCases(ctx.db, keys, Prisma.sql`AND s.person_id = ${personId}::uuid`),
  );
  return rows.map((row) =>
    row.atCost && !ctx.may('costs.see', row.storeId) ? { ...row, amountFen: null } : row,
  );
}

/** Over the shares `s` of a case with their balances `b`. */
const STATE = Prisma.sql`CASE WHEN bool_or(b.decision_id IS NULL OR b.objected) THEN 'undecided'
  WHEN bool_or(b.settled_fen + b.reversed_fen < b.owed_fen) THEN 'owing' ELSE 'closed' END`;

function ofShares(what: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT ${what} FROM shortage_share s JOIN shortage_balance b ON b.store_id = s.store_id AND b.share_id = s.id
    WHERE s.store_id = x.store_id AND s.case_id = x.id)`;
}

function whereOf({ state, personId }: Filter): Prisma.Sql {
  return Prisma.sql`true
    ${state === undefined ? Prisma.empty : Prisma.sql`AND ${ofShares(STATE)} = ${state}`}
    ${
      personId === undefined
        ? Prisma.empty
        : Prisma.sql`AND EXISTS (SELECT 1 FROM shortage_share m
      WHERE m.store_id = x.store_id AND m.case_id = x.id AND m.person_id = ${personId}::uuid)`
    }`;
}

async function readCases(reader: Reader, keys: readonly RowKey[], whoseShares: Prisma.Sql) {
  const wanted = keys.map(({ storeId, id }) => ({ store_id: storeId, id }));
  const rows = await reader.$queryRaw<
    (Omit<CaseRow, 'people' | 'amountFen' | 'owedFen' | 'leftFen'> & {
      atCost: boolean;
      amount: bigint;
      owed: bigint;
      left: bigint;
      personIds: string[];
    })[]
  >`
    SELECT c.id, c.store_id AS "storeId", t.name AS store, c.number, c.source::text AS source, p.name AS "productName",
      p.code AS "productCode", p.spec, p.unit, trim_scale(sum(s.quantity))::text AS quantity, sum(s.amount_fen)::bigint AS amount,
      c.valuation = 'COST' AS "atCost",
      sum(b.owed_fen)::bigint AS owed, sum(b.owed_fen - b.settled_fen - b.reversed_fen)::bigint AS left, ${STATE} AS state,
      c.opened_at AS "openedAt", c.explain_by AS "explainBy", array_agg(DISTINCT s.person_id) AS "personIds"
    FROM ${jsonRows('k', wanted, 'store_id uuid, id uuid')}
    JOIN shortage_case c ON c.store_id = k.store_id AND c.id = k.id
    JOIN shortage_share s ON s.store_id = c.store_id AND s.case_id = c.id ${whoseShares}
    JOIN shortage_balance b ON b.store_id = s.store_id AND b.share_id = s.id
    JOIN ${GOODS} p ON p.id = c.product_id JOIN ${STORES} t ON t.id = c.store_id
    GROUP BY c.store_id, c.id, t.name, p.name, p.code, p.spec, p.unit`;
  const names = await personNames(
    reader,
    rows.flatMap((row) => row.personIds),
  );
  return rows.map(({ amount, owed, left, personIds, ...row }) => ({
    ...row,
    amountFen: fenOf(amount),
    owedFen: fenOf(owed),
    leftFen: fenOf(left),
    people: personIds.map((personId) => names.get(personId) ?? ''),
  }));
}

/** People the cases of these stores name, for the list's filter. */
export async function peopleOfCases(reader: Reader, storeIds: readonly string[]) {
  const rows = await reader.shortageShare.findMany({
    where: { storeId: { in: [...storeIds] } },
    distinct: ['personId'],
    select: { personId: true },
  });
  const names = await personNames(
    reader,
    rows.map((row) => row.personId),
  );
  return rows
    .map(({ personId }) => ({ id: personId, name: names.get(personId) ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}
