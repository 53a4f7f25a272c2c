import { claimNumber } from '@/lib/claim-number';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { requireSupplier } from '@/server/purchasing/suppliers/lock-supplier';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { changeCase, lockCase, requireWorks, stateOf } from '../case-internal';
import { isOpen, mayMove } from '../complaint-rules';
import { ComplaintStateWrong } from '../errors';
import { keepPauses } from '../work-complaint';
import { openClaimInput } from './claim-schema';

/**
 * What the supplier is asked for because of a case, which waits for them from now on. It books nothing: what comes of it is noted, and
 * goods that go back go by a supplier return.
 * @throws ComplaintUnknown, ComplaintChanged, ComplaintOfAnother, ComplaintStateWrong, NotFound
 */
export const openClaim = command({
  name: 'complaints.openClaim',
  permission: 'complaints.work',
  scope: 'store',
  input: openClaimInput,
  async run(tx, { supplierId, lines, wantedFen, reference, words, requestId: id, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    const { row } = locked;
    const { storeId } = of;
    const state = stateOf(row);
    if (!isOpen(state)) throw new ComplaintStateWrong({ state });
    await requireSupplier(tx, supplierId);
    const known = await productsById(
      tx,
      lines.map(({ productId }) => productId),
    );
    if (lines.some(({ productId }) => !known.has(productId))) throw new NotFound({ noun: 'product' });
    const number = await takeDocumentNumber(tx, storeId, 'SUPPLIER_CLAIM');
    await tx.supplierClaim.create({
      data: {
        storeId,
        id,
        number,
        complaintId: row.id,
        supplierId,
        wantedFen: wantedFen === undefined ? null : BigInt(wantedFen),
        reference,
        words,
        openedById: ctx.actor.personId,
        openedAt: ctx.now,
      },
      select: { id: true },
    });
    await tx.supplierClaimLine.createMany({
      data: lines.map((line, index) => ({ storeId, claimId: id, lineNo: index + 1, ...line })),
    });
    const waits = mayMove(state, 'WAITING_SUPPLIER');
    const changed = await changeCase(tx, ctx, locked, {
      action: 'complaints.openClaim',
      requestId: id,
      ...(waits
        ? {
            patch: { state: 'WAITING_SUPPLIER' as const },
            pauses: await keepPauses(tx, locked, 'WAITING_SUPPLIER', ctx.now),
          }
        : {}),
      step: {
        kind: 'CLAIM',
        text: words,
        ...(waits ? { newState: 'WAITING_SUPPLIER' as const } : {}),
        facts: { claim: 'OPEN', number },
      },
      facts: { claim: claimNumber(number) },
    });
    return { ...changed, claimId: id, number };
  },
});
