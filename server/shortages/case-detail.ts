import type { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { milliToText } from '@/lib/quantity';
import { goodsOf } from '@/server/catalog/goods-of';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { zonesOfStores } from '@/server/zones/open-zones';
import { missingBySource, placeOfSource } from './case-source';
import { ShortageUnknown } from './errors';
import { factsOf } from './shortage-internal';
import { leftToPay, mayObject, shareState } from './shortage-rules';

const WITH_EVENTS = {
  balance: true,
  explanations: { orderBy: { id: 'asc' } },
  decisions: { orderBy: { version: 'asc' }, include: { objection: true, acknowledgement: true } },
  settlements: { orderBy: { id: 'asc' } },
  reversals: { orderBy: { id: 'asc' } },
} satisfies Prisma.ShortageShareInclude;

/**
 * One case whole, with everything that was said, decided and paid.
 * @param onlyPersonId shows just this person's shares: what an owner sees of a case of several
 * @param seesCost without it a case valued at cost says what is owed, and neither what the goods are worth nor how that was found
 * @throws ShortageUnknown, also when the person has no share in it
 */
export async function caseDetail(
  reader: Reader,
  storeId: string,
  caseId: string,
  onlyPersonId: string | null,
  seesCost: boolean,
) {
  const found = await reader.shortageCase.findUnique({
    where: { storeId_id: { storeId, id: caseId } },
    include: {
      shares: {
        where: onlyPersonId === null ? {} : { personId: onlyPersonId },
        orderBy: { lineNo: 'asc' },
        include: WITH_EVENTS,
      },
    },
  });
  if (!found || found.shares.length === 0) throw new ShortageUnknown();
  const hidesValue = !seesCost && found.valuation === 'COST';
  const product = (await goodsOf(reader, [found.productId]))(found.productId);
  const zoneOf = await zonesOfStores(reader, [storeId]);
  const names = await namesOf(reader, found);
  return {
    id: found.id,
    storeId,
    number: found.number,
    source: found.source,
    /** Its document; an owner who asks for their own share is not led there. */
    sourcePlace:
      onlyPersonId === null ? await placeOfSource(reader, storeId, found.source, found.sourceId) : null,
    /** What its document no longer lacks since the case was opened; '0' where it says nothing of the kind. */
    noLongerMissing: onlyPersonId === null ? await noLongerMissing(reader, found) : '0',
    productId: found.productId,
    product,
    quantity: onlyPersonId === null ? found.quantity.toString() : null,
    valuation: hidesValue ? null : found.valuation,
    amountFen: onlyPersonId === null && !hidesValue ? fenOf(found.amountFen) : null,
    missedAt: found.missedAt,
    explainBy: found.explainBy,
    note: found.note,
    openedBy: names.get(found.openedById) ?? '',
    openedAt: found.openedAt,
    businessDay: dateToDay(found.businessDay),
    ownerIds: found.shares.map((share) => share.personId),
    shares: found.shares.map((share) =>
      shareView(share, names, zoneOf(storeId, share.zoneId).name, hidesValue),
    ),
  };
}

/** One's own part of a case; at a counter only of its own store. @throws ShortageUnknown */
export function ownCase(ctx: ActorContext, storeId: string, caseId: string) {
  const { personId, device } = ctx.actor;
  if (device && device.storeId !== storeId) throw new ShortageUnknown();
  return caseDetail(ctx.db, storeId, caseId, personId, ctx.may('costs.see', storeId));
}

/**
 * A sale of before the count that arrived after it, a box that came late: the document lacks less than the case says, beyond
 * what was found already. Other documents are closed with a word of their own.
 */
async function noLongerMissing(
  reader: Reader,
  found: Prisma.ShortageCaseGetPayload<{ include: { shares: { include: { balance: true } } } }>,
): Promise<string> {
  const { storeId, source, sourceId, productId } = found;
  if (sourceId === null || (source !== 'STOCKTAKE' && source !== 'TRANSFER')) return '0';
  const missing = await missingBySource(reader, { storeId, source, sourceId, productId });
  const lacks = (missing?.parts ?? []).reduce((sum, part) => sum + part.milli, 0);
  const held = found.shares.reduce(
    (sum, { quantity, balance }) => sum + milliOf(quantity) - milliOf(balance?.foundQuantity ?? 0),
    0,
  );
  return milliToText(Math.max(0, held - lacks));
}

type Found = Prisma.ShortageShareGetPayload<{ include: typeof WITH_EVENTS }>;

function namesOf(reader: Reader, found: { openedById: string; shares: Found[] }) {
  return personNames(reader, [
    found.openedById,
    ...found.shares.flatMap((share) => [
      share.personId,
      ...share.decisions.map((decision) => decision.decidedById),
      ...share.settlements.map((settlement) => settlement.settledById),
      ...share.reversals.map((reversal) => reversal.reversedById),
    ]),
  ]);
}

function shareView(share: Found, names: ReadonlyMap<string, string>, zone: string, hidesValue: boolean) {
  if (!share.balance) throw new Error(`share ${share.id} has no balance`);
  const facts = factsOf(share, share.balance);
  const inForce = share.decisions.at(-1);
  const acknowledgedAt = inForce?.acknowledgement?.acknowledgedAt ?? null;
  const objected = share.decisions.some((decision) => decision.objection);
  return {
    id: share.id,
    personId: share.personId,
    person: names.get(share.personId) ?? '',
    zone,
    quantity: share.quantity.toString(),
    amountFen: hidesValue ? null : facts.amountFen,
    state: shareState(facts),
    owedFen: facts.owedFen,
    settledFen: facts.settledFen,
    reversedFen: facts.reversedFen,
    leftFen: leftToPay(facts),
    lacking: (facts.quantityMilli - facts.foundMilli) / 1000,
    acknowledgedAt,
    mayObject: mayObject(facts, acknowledgedAt !== null) && !objected,
    explanations: share.explanations.map(({ id, text, late, explainedAt }) => ({
      id,
      text,
      late,
      explainedAt,
    })),
    decisions: share.decisions.map((decision) => ({
      id: decision.id,
      verdict: decision.verdict,
      owedFen: fenOf(decision.owedFen),
      reason: decision.reason,
      by: names.get(decision.decidedById) ?? '',
      at: decision.decidedAt,
      objection: decision.objection
        ? { text: decision.objection.text, at: decision.objection.objectedAt }
        : null,
      acknowledgedAt: decision.acknowledgement?.acknowledgedAt ?? null,
    })),
    settlements: share.settlements.map((settlement) => ({
      id: settlement.id,
      kind: settlement.kind,
      amountFen: fenOf(settlement.amountFen),
      month: settlement.month ? dateToDay(settlement.month).slice(0, 7) : null,
      by: names.get(settlement.settledById) ?? '',
      at: settlement.settledAt,
    })),
    reversals: share.reversals.map((reversal) => ({
      id: reversal.id,
      quantity: reversal.quantity.toString(),
      amountFen: fenOf(reversal.amountFen),
      reason: reversal.reason,
      by: names.get(reversal.reversedById) ?? '',
      at: reversal.reversedAt,
    })),
  };
}
