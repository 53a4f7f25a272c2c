import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { type Command, command } from '@/server/platform/command';
import { supplierCommandInput } from '../schema';
import { lockSupplier } from './lock-supplier';

/** Nothing is received from them any more; what was received keeps their name. Again changes nothing. @throws NotFound */
export const closeSupplier = switchSupplier('purchasing.closeSupplier', false);

/** They deliver again. Again changes nothing. @throws NotFound */
export const reopenSupplier = switchSupplier('purchasing.reopenSupplier', true);

function switchSupplier(
  name: string,
  open: boolean,
): Command<typeof supplierCommandInput, { supplierId: string }> {
  return command({
    name,
    permission: 'purchasing.manageSuppliers',
    scope: 'company',
    input: supplierCommandInput,
    async run(tx, { supplierId, requestId }, ctx) {
      const supplier = await lockSupplier(tx, supplierId);
      if ((supplier.closedAt === null) === open) return { supplierId };
      await tx.supplier.update({ where: { id: supplierId }, data: { closedAt: open ? null : ctx.now } });
      await writeAuditEntry(tx, ctx, {
        storeId: null,
        action: name,
        subjectKind: 'supplier',
        subjectId: supplierId,
        before: { name: supplier.name, open: !open },
        after: { open },
        requestId,
      });
      return { supplierId };
    },
  });
}
