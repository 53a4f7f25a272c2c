import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { SupplierCodeTaken } from '../errors';
import { addSupplierInput } from '../schema';

/** A new supplier of the company; its id is the requestId. @throws SupplierCodeTaken */
export const addSupplier = command({
  name: 'purchasing.addSupplier',
  permission: 'purchasing.manageSuppliers',
  scope: 'company',
  input: addSupplierInput,
  async run(tx, input, ctx) {
    const { code, name, phone } = input;
    if (await tx.supplier.findUnique({ where: { code } })) throw new SupplierCodeTaken({ code });
    await tx.supplier.create({ data: { id: input.requestId, code, name, phone } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'purchasing.addSupplier',
      subjectKind: 'supplier',
      subjectId: input.requestId,
      after: { code, name },
      requestId: input.requestId,
    });
    return { supplierId: input.requestId };
  },
});
