import type { z } from 'zod';
import { caseNumber } from '@/lib/case-number';
import { documentNumber } from '@/lib/document-number';
import { incidentNumber } from '@/lib/incident-number';
import { sumFen } from '@/lib/money';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { dateOf } from '@/server/platform/posting-day';
import { openCase } from '@/server/shortages/open-case';
import { adjustForIncident } from '@/server/stock/adjustments/adjust-stock';
import { takenOutBy } from '@/server/stock/value-of-goods';
import { planStocktake } from '@/server/stocktake/plan-stocktake';
import { DecidedAlready, DecisionNotForIt } from './errors';
import { addStep, type LockedIncident, lockIncident, requireOpen } from './incident-internal';
import {
  type DecisionKind,
  decisionsFor,
  type IncidentKind,
  type IncidentState,
  reasonOf,
} from './incident-rules';
import { decideInput } from './schema';

type Input = z.output<typeof decideInput>;

/** What a decision is once for, the document it made, and what it cost. */
interface Made {
  subjectId: string;
  documentKind?: 'ADJUSTMENT' | 'SHORTAGE_CASE' | 'STOCKTAKE';
  documentId?: string;
  documentNumber?: string;
  costFen?: number;
}

/**
 * What comes of an incident, by the entries there are and with their own rights: goods written off, a shortage case, a count, cash
 * noted as missing, a quarrel confirmed. Each once; its id is the requestId.
 * @throws IncidentUnknown, IncidentChanged, IncidentStateWrong, DecisionNotForIt, DecidedAlready, InvalidInput, NotFound, and what the
 * document's own command refuses with
 */
export const decideIncident = command({
  name: 'incidents.decide',
  permission: 'incidents.decide',
  scope: 'store',
  isLong: true,
  input: decideInput,
  async run(tx, input, ctx) {
    const { kind, text, requestId, storeId, incidentId } = input;
    const locked = await lockIncident(tx, ctx, input);
    requireOpen(locked);
    const found = await namedBy(tx, locked);
    if (!decisionsFor(found.facts).includes(kind)) throw new DecisionNotForIt({ kind });
    const subjectId = subjectOf(input, found);
    const before = await tx.incidentDecision.findUnique({
      where: { storeId_incidentId_kind_subjectId: { storeId, incidentId, kind, subjectId } },
    });
    if (before)
      throw new DecidedAlready({ number: before.documentNumber || incidentNumber(locked.row.number) });
    const made = await MAKES[kind]({ tx, ctx, input, locked, found, subjectId });
    await tx.incidentDecision.create({
      data: {
        storeId,
        id: requestId,
        incidentId,
        kind,
        subjectId: made.subjectId,
        documentKind: made.documentKind ?? null,
        documentId: made.documentId ?? null,
        documentNumber: made.documentNumber ?? '',
        costFen: BigInt(made.costFen ?? 0),
        text,
        personId: ctx.actor.personId,
        occurredAt: ctx.now,
        businessDay: dateOf(locked.businessDay, storeId),
      },
      select: { id: true },
    });
    const stepped = await addStep(tx, ctx, locked, {
      action: 'incidents.decide',
      kind: 'DECIDED',
      newState: 'DECIDED',
      text,
      subjectId: requestId,
      requestId,
      facts: { kind, ...(made.documentNumber ? { document: made.documentNumber } : {}) },
    });
    return {
      ...stepped,
      decisionId: requestId,
      documentId: made.documentId ?? null,
      documentNumber: made.documentNumber ?? null,
    };
  },
});

type Found = Awaited<ReturnType<typeof namedBy>>;

async function namedBy(tx: Tx, { row, standing }: LockedIncident) {
  const of = { storeId: row.storeId, incidentId: row.id };
  const [goods, people] = await Promise.all([
    tx.incidentGoods.findMany({ where: of, orderBy: { lineNo: 'asc' } }),
    tx.incidentPerson.findMany({ where: of, select: { personId: true } }),
  ]);
  const staffIds = people.flatMap(({ personId }) => personId ?? []);
  const kind = row.kind as IncidentKind;
  const facts = {
    kind,
    state: standing.state as IncidentState,
    hasGoods: goods.length > 0,
    hasZone: row.zoneId !== null,
    hasStaff: staffIds.length > 0,
  };
  return { goods, staffIds, facts };
}

/** @throws InvalidInput, NotFound */
function subjectOf({ kind, incidentId, subjectId, cashFen }: Input, { goods, staffIds }: Found): string {
  if ((kind === 'CASH') !== (cashFen !== undefined))
    throw new InvalidInput({ field: 'cashFen', problem: kind === 'CASH' ? 'required' : 'range' });
  if (kind === 'WRITE_OFF' || kind === 'CASH') return incidentId;
  if (!subjectId) throw new InvalidInput({ field: 'subjectId', problem: 'required' });
  if (kind === 'SHORTAGE' && !goods.some(({ productId }) => productId === subjectId))
    throw new NotFound({ noun: 'product' });
  if (kind === 'QUARREL' && !staffIds.includes(subjectId)) throw new NotFound({ noun: 'person' });
  return subjectId;
}

interface Making {
  tx: Tx;
  ctx: ActorContext;
  input: Input;
  locked: LockedIncident;
  found: Found;
  subjectId: string;
}

const MAKES: Record<DecisionKind, (making: Making) => Promise<Made>> = {
  async WRITE_OFF({ tx, ctx, input, locked: { row }, found: { goods }, subjectId }) {
    const { storeId } = input;
    const { adjustmentId, number } = await adjustForIncident.runIn(tx, ctx, {
      storeId,
      requestId: partId(input.requestId, 'adjustment'),
      reason: reasonOf(row.kind as IncidentKind),
      note: incidentNumber(row.number),
      lines: goods.map(({ productId, zoneId, quantity }) => ({
        productId,
        zoneId,
        quantity: `-${quantity}`,
      })),
    });
    const costs = await Promise.all(
      [...new Set(goods.map(({ productId }) => productId))].map((productId) =>
        takenOutBy(tx, { storeId, documentId: adjustmentId, productId, kind: 'ADJUSTMENT' }),
      ),
    );
    return {
      subjectId,
      documentKind: 'ADJUSTMENT',
      documentId: adjustmentId,
      documentNumber: documentNumber('ADJUSTMENT', number),
      costFen: sumFen(costs.map(({ valueFen }) => valueFen)),
    };
  },
  async SHORTAGE({ tx, ctx, input, found: { goods }, subjectId }) {
    const { storeId, incidentId } = input;
    const byZone = new Map<string, number>();
    for (const { productId, zoneId, quantity } of goods)
      if (productId === subjectId) byZone.set(zoneId, (byZone.get(zoneId) ?? 0) + Number(quantity));
    const { caseId, number } = await openCase.runIn(tx, ctx, {
      storeId,
      requestId: partId(input.requestId, 'case'),
      source: 'INCIDENT',
      sourceId: incidentId,
      productId: subjectId,
      zones: [...byZone].map(([zoneId, quantity]) => ({ zoneId, quantity: String(quantity) })),
    });
    return {
      subjectId,
      documentKind: 'SHORTAGE_CASE',
      documentId: caseId,
      documentNumber: caseNumber(number),
    };
  },
  async COUNT({ tx, ctx, input, locked: { row }, subjectId }) {
    const { stocktakeId, number } = await planStocktake.runIn(tx, ctx, {
      storeId: input.storeId,
      requestId: partId(input.requestId, 'stocktake'),
      kind: 'ZONE',
      title: incidentNumber(row.number),
      zoneIds: [subjectId],
    });
    return {
      subjectId,
      documentKind: 'STOCKTAKE',
      documentId: stocktakeId,
      documentNumber: documentNumber('STOCKTAKE', number),
    };
  },
  CASH: async ({ input, subjectId }) => ({ subjectId, costFen: input.cashFen ?? 0 }),
  QUARREL: async ({ subjectId }) => ({ subjectId }),
};
