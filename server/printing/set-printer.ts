import { createHash } from 'node:crypto';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { storeCommand } from '@/server/platform/schema';
import { storeSettings } from '@/server/stores/store-settings';
import { makePrintTokenInput, setPrinterInput } from './schema';

/** What is kept of an agent's secret. */
export const hashOfSecret = (secret: string) => new Uint8Array(createHash('sha256').update(secret).digest());

/** By whom a store's receipts are printed, and what its printer is called. @throws NotFound */
export const setPrinter = command({
  name: 'printing.setPrinter',
  permission: 'stores.manage',
  scope: 'store',
  input: setPrinterInput,
  async run(tx, { requestId, storeId, route, name }, ctx) {
    await storeSettings(tx, storeId);
    const before = await tx.storePrinter.findUnique({
      where: { storeId },
      select: { route: true, name: true },
    });
    await tx.storePrinter.upsert({
      where: { storeId },
      create: { storeId, route, name },
      update: { route, name },
      select: { storeId: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'printing.setPrinter',
      subjectKind: 'store',
      subjectId: storeId,
      before: before ?? { route: 'BROWSER', name: '' },
      after: { route, name },
      requestId,
    });
    return { storeId };
  },
});

/** What a print agent of the store shows; the one before is worth nothing from then on. @throws NotFound */
export const makePrintToken = command({
  name: 'printing.makeToken',
  permission: 'stores.manage',
  scope: 'store',
  input: makePrintTokenInput,
  async run(tx, { requestId, storeId, secret }, ctx) {
    await storeSettings(tx, storeId);
    const token = {
      tokenHash: hashOfSecret(secret),
      tokenMadeAt: ctx.now,
      tokenMadeById: ctx.actor.personId,
    };
    await tx.storePrinter.upsert({
      where: { storeId },
      create: { storeId, ...token },
      update: { ...token, seenAt: null, awaySince: null },
      select: { storeId: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'printing.makeToken',
      subjectKind: 'store',
      subjectId: storeId,
      requestId,
    });
    return { madeAt: ctx.now };
  },
});

/** No agent fetches anything any more; without a token nothing happens. */
export const revokePrintToken = command({
  name: 'printing.revokeToken',
  permission: 'stores.manage',
  scope: 'store',
  input: storeCommand,
  async run(tx, { requestId, storeId }, ctx) {
    const { count } = await tx.storePrinter.updateMany({
      where: { storeId, tokenHash: { not: null } },
      data: { tokenHash: null, tokenMadeAt: null, tokenMadeById: null, seenAt: null, awaySince: null },
    });
    if (count > 0)
      await writeAuditEntry(tx, ctx, {
        storeId,
        action: 'printing.revokeToken',
        subjectKind: 'store',
        subjectId: storeId,
        requestId,
      });
    return { revoked: count === 1 };
  },
});
