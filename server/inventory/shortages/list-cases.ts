import { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import type { CASE_STATES, SHORTAGE_SOURCES } from './shortage-schema';

const PAGE = 50;

export type CaseState = (typeof CASE_STATES)[number];

export interface CaseRow {
  id: string;
  storeId: string;
  store: string;
  number: number;
  source: (typeof SHORTAGE_SOURCES)[number];
  productName: string;
  productCode: string;
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
  state?: CaseState | undefined;
  personId?: string | undefined;
  /** `number` of the last row of the page before. */
  before?: number | undefined;
}

/** Cases of a store, latest first. */
export async function listCases(reader: Reader, storeId: string, filter: Filter) {
  const where = Prisma.sql`c.store_id = ${storeId}::uuid
    ${filter.before === undefined ? Prisma.empty : Prisma.sql`AND c.number < ${filter.before}`}
    ${
      filter.personId === undefined
        ? Prisma.empty
        : Prisma.sql`AND EXISTS (SELECT 1 FROM shortage_share m
      WHERE m.store_id = c.store_id AND m.case_id = c.id AND m.person_id = ${filter.personId}::uuid)`
    }`;
  const rows = await readCases(reader, where, Prisma.empty, filter.state);
  return {
    rows: rows.slice(0, PAGE),
    next: rows.length > PAGE ? (rows[PAGE - 1]?.number ?? null) : null,
  };
}

/**
 * A person's own cases in every store, at a counter in its store, latest first; of cases with several owners only their own share.
 * What a missing piece cost is not said to who may not see costs; what they owe is.
 */
export async function myCases(ctx: ActorContext) {
  const { personId, device } = ctx.actor;
  const own = Prisma.sql`AND s.person_id = ${personId}::uuid`;
  const where = device ? Prisma.sql`c.store_id = ${device.storeId}::uuid` : Prisma.sql`true`;
  const rows = await readCases(ctx.db, where, own, undefined);
  return rows
    .slice(0, PAGE)
    .map((row) => (row.atCost && !ctx.may('costs.see', row.storeId) ? { ...row, amountFen: null } : row));
}

async function readCases(
  reader: Reader,
  where: Prisma.Sql,
  ofShares: Prisma.Sql,
  state: CaseState | undefined,
) {
  const rows = await reader.$queryRaw<
    (Omit<CaseRow, 'people' | 'amountFen' | 'owedFen' | 'leftFen'> & {
      atCost: boolean;
      amount: bigint;
      owed: bigint;
      left: bigint;
      personIds: string[];
    })[]
  >`
    SELECT * FROM (
      SELECT c.id, c.store_id AS "storeId", t.name AS store, c.number, c.source::text AS source, p.name AS "productName",
        p.code AS "productCode", p.unit, trim_scale(sum(s.quantity))::text AS quantity, sum(s.amount_fen)::bigint AS amount,
        c.valuation = 'COST' AS "atCost", sum(b.owed_fen)::bigint AS owed, sum(b.owed_fen - b.settled_fen - b.reversed_fen)::bigint AS left,
        CASE WHEN bool_or(b.decision_id IS NULL OR b.objected) THEN 'undecided'
          WHEN bool_or(b.settled_fen + b.reversed_fen < b.owed_fen) THEN 'owing' ELSE 'closed' END AS state,
        c.opened_at AS "openedAt", c.explain_by AS "explainBy", array_agg(DISTINCT s.person_id) AS "personIds"
      FROM shortage_case c JOIN shortage_share s ON s.store_id = c.store_id AND s.case_id = c.id ${ofShares}
      JOIN shortage_balance b ON b.store_id = s.store_id AND b.share_id = s.id
      JOIN product p ON p.id = c.product_id JOIN store t ON t.id = c.store_id
      WHERE ${where} GROUP BY c.store_id, c.id, t.name, p.name, p.code, p.unit) x
    ${state === undefined ? Prisma.empty : Prisma.sql`WHERE state = ${state}`}
    ORDER BY "openedAt" DESC, number DESC LIMIT ${PAGE + 1}`;
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

/** People a store's cases name, for the list's filter. */
export async function peopleOfCases(reader: Reader, storeId: string) {
  const rows = await reader.shortageShare.findMany({
    where: { storeId },
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
