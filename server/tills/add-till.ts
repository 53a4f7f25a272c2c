import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { TillCodeTaken } from './errors';
import { addTillInput } from './schema';

/** A new counter position; its id is the requestId. @throws TillCodeTaken */
export const addTill = command({
  name: 'tills.add',
  permission: 'tills.manage',
  scope: 'store',
  input: addTillInput,
  async run(tx, input, ctx) {
    const { storeId, code, name, requestId } = input;
    await insertTill(tx, ctx, { storeId, id: requestId, code, name });
    return { tillId: requestId };
  },
});

/** Writes a till and the audit entry of it, also as part of opening a store. @throws TillCodeTaken */
export async function insertTill(
  tx: Tx,
  ctx: ActorContext,
  till: { storeId: string; id: string; code: string; name: string },
): Promise<void> {
  const { storeId, id, code, name } = till;
  if (await tx.till.findUnique({ where: { storeId_code: { storeId, code } } }))
    throw new TillCodeTaken({ code });
  await tx.till.create({ data: { storeId, id, code, name } });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'tills.add',
    subjectKind: 'till',
    subjectId: id,
    after: { code, name },
    requestId: id,
  });
}
