import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import type { CHARGE_STATES, CHARGED_KINDS } from './schema';

const SOURCE: ListSource = { table: 'payment_charge', order: [{ by: 'x.asked_at', type: 'timestamptz' }] };
type State = (typeof CHARGE_STATES)[number];

export interface ChargeFilter {
  storeIds: readonly string[];
  state?: State | 'UNMATCHED' | undefined;
  cursor?: string | undefined;
}

/** Money asked of customers' phones, the latest first. */
export async function listCharges(reader: Reader, filter: ChargeFilter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const rows = keys.length === 0 ? [] : await reader.paymentCharge.findMany({ where: rowsOf(keys) });
  const names = await personNames(
    reader,
    rows.flatMap(({ personId, explainedById }) => [personId, ...(explainedById ? [explainedById] : [])]),
  );
  const said = rows.map((row) => ({
    storeId: row.storeId,
    id: row.id,
    /** The ticket to be; it is there where `isMatched`. */
    ticketId: row.basketId,
    kind: row.kind as (typeof CHARGED_KINDS)[number],
    amountFen: fenOf(row.amountFen),
    state: row.state as State,
    reference: row.reference,
    refusal: row.refusal,
    askedAt: row.askedAt,
    person: names.get(row.personId) ?? '',
    isMatched: row.matchedAt !== null,
    explanation: row.explanation,
    explainedBy: row.explainedById ? (names.get(row.explainedById) ?? '') : '',
  }));
  return { rows: inOrderOf(keys, said), nextCursor: next };
}

export async function chargeTotals(reader: Reader, filter: ChargeFilter) {
  const { count } = await totalOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, {});
  return { count };
}

function whereOf({ state }: ChargeFilter): Prisma.Sql {
  if (state === 'UNMATCHED')
    return Prisma.sql`x.state = 'PAID' AND x.matched_at IS NULL AND x.explained_by_id IS NULL`;
  return state ? Prisma.sql`x.state = ${state}` : Prisma.sql`true`;
}
