import type { z } from 'zod';
import { fenToText } from '@/lib/money';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { changeCase, lockCase, requireWorks, stateOf } from './case-internal';
import { isCompensation, isOpen } from './complaint-rules';
import { AboveOwnLimit, ComplaintStateWrong, OutcomeGivenAlready } from './errors';
import { lockOutcome } from './outcome-internal';
import { repairTask } from './repair-of-case';
import { approveInput, decideInput } from './schema';
import { limitOf } from './times-and-limits';

/**
 * What comes of a complaint; its id is the requestId. A compensation above what the person may give by themself waits for somebody
 * who may. A repair is a named technician's task.
 * @throws ComplaintUnknown, ComplaintChanged, ComplaintOfAnother, ComplaintStateWrong, InvalidInput, NotFound, TaskOwnerNotAtWork
 */
export const decideOutcome = command({
  name: 'complaints.decide',
  permission: 'complaints.work',
  scope: 'store',
  input: decideInput,
  async run(tx, input, ctx) {
    const { kind, text, amountFen, productId, quantity, technicianId, requestId, ...of } = input;
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    const { row } = locked;
    if (!isOpen(stateOf(row))) throw new ComplaintStateWrong({ state: row.state });
    requireWhole(input);
    const isMoney = amountFen !== undefined;
    const worthFen = isMoney ? (amountFen ?? 0) : await worthOf(tx, productId, quantity);
    const needsApproval =
      isCompensation(kind) && worthFen > (await limitOf(tx, ctx.actor.grants, row.storeId));
    const taskId = kind === 'REPAIR' ? await repairTask(tx, ctx, row, input) : null;
    await tx.complaintOutcome.create({
      data: {
        storeId: row.storeId,
        id: requestId,
        complaintId: row.id,
        round: row.round,
        kind,
        text,
        amountFen: amountFen === undefined ? null : BigInt(amountFen),
        productId: productId ?? null,
        quantity: quantity ?? null,
        technicianId: technicianId ?? null,
        taskId,
        decidedById: ctx.actor.personId,
        decidedAt: ctx.now,
        needsApproval,
      },
      select: { id: true },
    });
    // Whoever decides has begun.
    const begins = row.state === 'NEW' || row.state === 'ACKNOWLEDGED';
    const changed = await changeCase(tx, ctx, locked, {
      action: 'complaints.decide',
      requestId,
      ...(begins ? { patch: { state: 'IN_PROGRESS' } } : {}),
      step: {
        kind: 'OUTCOME',
        ...(begins ? { newState: 'IN_PROGRESS' } : {}),
        text,
        facts: {
          kind,
          ...(amountFen ? { amountFen } : {}),
          ...(technicianId ? { to: technicianId } : {}),
        },
      },
      facts: {
        kind,
        ...(amountFen ? { amountFen } : {}),
        ...(technicianId ? { person: technicianId } : {}),
        ...(needsApproval ? { needsApproval } : {}),
      },
    });
    return { ...changed, outcomeId: requestId, needsApproval };
  },
});

/** What one kind wants that no other may have. @throws InvalidInput */
function requireWhole(input: z.output<typeof decideInput>): void {
  const { kind, amountFen, productId, quantity, technicianId, dueDay } = input;
  const need = (field: string, isWanted: boolean, isThere: boolean) => {
    if (isWanted !== isThere) throw new InvalidInput({ field, problem: isWanted ? 'required' : 'range' });
  };
  need('amountFen', kind === 'CASH' || kind === 'STORE_CREDIT', amountFen !== undefined);
  need('productId', kind === 'GOODS', productId !== undefined && quantity !== undefined);
  need('technicianId', kind === 'REPAIR', technicianId !== undefined);
  need('dueDay', kind === 'REPAIR', dueDay !== undefined);
}

/** Goods are worth their price, whoever gives them. @throws NotFound */
async function worthOf(tx: Tx, productId: string | undefined, quantity: string | undefined): Promise<number> {
  if (!productId) return 0;
  const product = (await productsById(tx, [productId])).get(productId);
  if (!product) throw new NotFound({ noun: 'product' });
  return Math.round(fenOf(product.listPriceFen) * Number(quantity ?? 0));
}

/** Somebody else, whose limit reaches so far, agrees to a compensation. @throws NotFound, AboveOwnLimit, OutcomeGivenAlready */
export const approveOutcome = command({
  name: 'complaints.approve',
  permission: 'complaints.lead',
  scope: 'store',
  input: approveInput,
  async run(tx, { requestId, ...of }, ctx) {
    const { locked, outcome } = await lockOutcome(tx, ctx, of);
    if (!outcome.needsApproval || outcome.approvedAt || outcome.calledOffAt) throw new OutcomeGivenAlready();
    const limit = await limitOf(tx, ctx.actor.grants, of.storeId);
    const worthFen =
      outcome.amountFen === null
        ? await worthOf(tx, outcome.productId ?? undefined, outcome.quantity?.toString())
        : fenOf(outcome.amountFen);
    if (worthFen > limit || outcome.decidedById === ctx.actor.personId)
      throw new AboveOwnLimit({ limit: fenToText(limit) });
    await tx.complaintOutcome.update({
      where: { storeId_id: { storeId: of.storeId, id: outcome.id } },
      data: { approvedById: ctx.actor.personId, approvedAt: ctx.now },
      select: { id: true },
    });
    return changeCase(tx, ctx, locked, {
      action: 'complaints.approve',
      requestId,
      step: { kind: 'APPROVED', facts: { kind: outcome.kind } },
      facts: { kind: outcome.kind },
    });
  },
});
