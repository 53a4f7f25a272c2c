import { Prisma } from '@/generated/prisma/client';
import { goodsOf } from '@/server/catalog/goods-of';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { peopleWhoSign } from '@/server/staff/people/people-here';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import { zoneOwners } from '@/server/zones/list-zones';
import { openZones } from '@/server/zones/open-zones';
import { openDifferences } from './open-differences';

/** How many of a zone's products the screen may choose from. */
const CANDIDATES = 60;

/**
 * What the two at the shelf need: who answers now, who else works here and can sign, and the products worth most at list
 * that stand in the zone. No quantity: they count blind. No order by cost either, which would tell it.
 * @throws NotFound
 */
export async function handoverStart(reader: Reader, storeId: string, zoneId: string, now: Date) {
  const zone = (await openZones(reader, storeId)).find(({ id }) => id === zoneId);
  if (!zone) throw new NotFound({ noun: 'zone' });
  const [owners, keepers, people, products] = await Promise.all([
    zoneOwners(reader, storeId, now),
    staffAllowed(reader, 'zones.manage', storeId),
    peopleWhoSign(reader, storeId),
    mostValuable(reader, storeId, zoneId),
  ]);
  const ownerId = owners.get(zoneId);
  const names = await personNames(reader, [ownerId]);
  const signing = people.map(({ id, name }) => ({ id, name, keepsZones: keepers.has(id) }));
  return {
    zone: { id: zone.id, code: zone.code, name: zone.name },
    owner: ownerId
      ? { id: ownerId, name: names.get(ownerId) ?? '', canSign: signing.some(({ id }) => id === ownerId) }
      : null,
    people: signing,
    products,
  };
}

interface CountedProduct {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  decimals: number;
}

function mostValuable(reader: Reader, storeId: string, zoneId: string) {
  return reader.$queryRaw<CountedProduct[]>`
    SELECT p.id, p.code, p.name, p.spec, p.unit, p.decimals
    FROM stock_level l JOIN ${GOODS} p ON p.id = l.product_id
    WHERE l.store_id = ${storeId}::uuid AND l.zone_id = ${zoneId}::uuid AND l.on_hand > 0
    ORDER BY l.on_hand * p.list_price_fen DESC, p.code LIMIT ${CANDIDATES}`;
}

const SOURCE: ListSource = { table: 'handover', order: [{ by: 'x.occurred_at', type: 'timestamptz' }] };
const ALL = Prisma.sql`true`;

interface Filter {
  storeIds: readonly string[];
  cursor?: string | undefined;
}

/** Handovers, latest first. */
export async function listHandovers(reader: Reader, filter: Filter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: ALL }, take);
  const found = await reader.handover.findMany({
    where: rowsOf(keys),
    include: { zone: { select: { name: true } }, counts: { select: { difference: true } } },
  });
  const names = await personNames(
    reader,
    found.flatMap((row) => [row.fromPersonId, row.toPersonId]),
  );
  return {
    rows: inOrderOf(keys, found).map((row) => ({
      storeId: row.storeId,
      id: row.id,
      zone: row.zone.name,
      from: row.fromPersonId === null ? null : (names.get(row.fromPersonId) ?? ''),
      to: names.get(row.toPersonId) ?? '',
      counted: row.counts.length,
      differences: row.counts.filter(({ difference }) => !difference.isZero()).length,
      occurredAt: row.occurredAt,
    })),
    nextCursor: next,
  };
}

/** How many there are, with how many differences, and what those are worth at cost. */
export async function handoverTotals(reader: Reader, filter: Filter, seesCost: boolean) {
  const ofCounts = (what: Prisma.Sql) =>
    Prisma.sql`(SELECT ${what} FROM handover_count c WHERE c.store_id = x.store_id AND c.handover_id = x.id AND c.difference <> 0)`;
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: ALL },
    {
      differences: ofCounts(Prisma.sql`count(*)`),
      fen: ofCounts(Prisma.sql`sum(c.value_fen)`),
    },
  );
  return {
    count: total.count,
    differences: Number(total.differences),
    valueFen: seesCost ? fenOf(total.fen) : null,
  };
}

/**
 * One handover whole.
 * @param who.personId of whoever may see only what they signed; null: any
 * @throws NotFound
 */
export async function handoverDetail(
  reader: Reader,
  of: { storeId: string; handoverId: string },
  who: { personId: string | null; seesCost: boolean },
) {
  const row = await reader.handover.findUnique({
    where: { storeId_id: { storeId: of.storeId, id: of.handoverId } },
    include: {
      zone: { select: { name: true } },
      counts: { orderBy: { lineNo: 'asc' }, include: { answer: true } },
    },
  });
  const parties = [row?.fromPersonId, row?.givenById, row?.toPersonId];
  if (!row || (who.personId !== null && !parties.includes(who.personId)))
    throw new NotFound({ noun: 'handover' });
  const [names, goods, open] = await Promise.all([
    personNames(reader, [...parties, ...row.counts.map(({ answer }) => answer?.personId)]),
    goodsOf(
      reader,
      row.counts.map(({ productId }) => productId),
    ),
    openDifferences(reader, { storeIds: [of.storeId], zoneId: row.zoneId }),
  ]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return {
    id: row.id,
    zoneId: row.zoneId,
    zone: row.zone.name,
    from: nameOf(row.fromPersonId),
    givenBy: nameOf(row.givenById) ?? '',
    to: nameOf(row.toPersonId) ?? '',
    signedByParty: parties.filter((id) => id !== null && id !== undefined),
    note: row.note,
    occurredAt: row.occurredAt,
    lines: row.counts.map((count) => {
      return {
        countId: count.id,
        ...goods(count.productId),
        counted: count.counted.toString(),
        countedAt: count.countedAt,
        book: count.book.toString(),
        difference: count.difference.toString(),
        valueFen: who.seesCost ? fenOf(count.valueFen) : null,
        open: open.some(({ countId }) => countId === count.id),
        answer: count.answer && {
          reason: count.answer.reason,
          person: nameOf(count.answer.personId) ?? '',
          at: count.answer.answeredAt,
        },
      };
    }),
  };
}
