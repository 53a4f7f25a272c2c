import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { SupplierCodeTaken } from '../errors';
import { editSupplierInput } from '../schema';
import { lockSupplier } from './lock-supplier';

/** Another code, name or telephone; receivings keep pointing to the same supplier. @throws NotFound, SupplierCodeTaken */
export const editSupplier = command({
  name: 'purchasing.editSupplier',
  permission: 'purchasing.manageSuppliers',
  scope: 'company',
  input: editSupplierInput,
  async run(tx, { supplierId, requestId, ...facts }, ctx) {
    const before = await lockSupplier(tx, supplierId);
    const holder = await tx.supplier.findUnique({ where: { code: facts.code }, select: { id: true } });
    if (holder && holder.id !== supplierId) throw new SupplierCodeTaken({ code: facts.code });
    await tx.supplier.update({ where: { id: supplierId }, data: facts });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'purchasing.editSupplier',
      subjectKind: 'supplier',
      subjectId: supplierId,
      before: { code: before.code, name: before.name, phone: before.phone },
      after: facts,
      requestId,
    });
    return { supplierId };
  },
});
