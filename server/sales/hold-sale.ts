import type { Prisma } from '@/generated/prisma/client';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { HeldSaleGone } from './errors';
import { heldSaleInput, holdSaleInput } from './schema';

/** Puts a basket on hold under a label; its id is the requestId. It is no ticket and takes no number. */
export const holdSale = command({
  name: 'sales.hold',
  permission: 'sales.hold',
  scope: 'store',
  input: holdSaleInput,
  async run(tx, input, ctx) {
    await tx.heldSale.create({
      data: {
        storeId: input.storeId,
        id: input.requestId,
        label: input.label,
        basket: plainJson(input.basket),
        totalFen: BigInt(input.totalFen),
        heldById: ctx.actor.personId,
        heldAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: input.storeId,
      action: 'sales.hold',
      subjectKind: 'heldSale',
      subjectId: input.requestId,
      after: { label: input.label, totalFen: input.totalFen },
      requestId: input.requestId,
    });
    return { heldSaleId: input.requestId };
  },
});

/** Takes a held basket up again, on any till of the store; only one can. @throws HeldSaleGone */
export const resumeHeldSale = command({
  name: 'sales.resumeHeld',
  permission: 'sales.hold',
  scope: 'store',
  input: heldSaleInput,
  async run(tx, input, ctx) {
    const held = await claim(tx, input.storeId, input.heldSaleId, {
      resumedAt: ctx.now,
      resumedById: ctx.actor.personId,
    });
    await writeAuditEntry(tx, ctx, {
      storeId: input.storeId,
      action: 'sales.resumeHeld',
      subjectKind: 'heldSale',
      subjectId: input.heldSaleId,
      requestId: input.requestId,
    });
    return { basket: held.basket };
  },
});

/** Throws a held basket away. @throws HeldSaleGone */
export const discardHeldSale = command({
  name: 'sales.discardHeld',
  permission: 'sales.hold',
  scope: 'store',
  input: heldSaleInput,
  async run(tx, input, ctx) {
    const held = await claim(tx, input.storeId, input.heldSaleId, { discardedAt: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId: input.storeId,
      action: 'sales.discardHeld',
      subjectKind: 'heldSale',
      subjectId: input.heldSaleId,
      before: { label: held.label, totalFen: Number(held.totalFen) },
      requestId: input.requestId,
    });
    return { heldSaleId: input.heldSaleId };
  },
});

async function claim(
  tx: Tx,
  storeId: string,
  id: string,
  end: { resumedAt?: Date; resumedById?: string; discardedAt?: Date },
) {
  const { count } = await tx.heldSale.updateMany({
    where: { storeId, id, resumedAt: null, discardedAt: null },
    data: end,
  });
  if (count === 0) throw new HeldSaleGone();
  return tx.heldSale.findUniqueOrThrow({ where: { storeId_id: { storeId, id } } });
}

/** zod's record came out of JSON and goes back into it. */
function plainJson(basket: Record<string, unknown>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(basket));
}
