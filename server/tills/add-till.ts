import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { TillCodeTaken } from './errors';
import { addTillInput } from './schema';

/** A new counter position, also the first one of a new store; its id is the requestId. @throws TillCodeTaken */
export const addTill = command({
  name: 'tills.add',
  permission: 'tills.manage',
  scope: 'store',
  input: addTillInput,
  async run(tx, input, ctx) {
    const { storeId, code, name, requestId } = input;
    if (await tx.till.findUnique({ where: { storeId_code: { storeId, code } } }))
      throw new TillCodeTaken({ code });
    await tx.till.create({ data: { storeId, id: requestId, code, name } });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'tills.add',
      subjectKind: 'till',
      subjectId: requestId,
      after: { code, name },
      requestId,
    });
    return { tillId: requestId };
  },
});
