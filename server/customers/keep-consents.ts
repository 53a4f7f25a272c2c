import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { storeSettings } from '@/server/stores/store-settings';
import { consentMoment } from './consent-moment';
import { holdCustomer } from './hold-customer';
import { giveConsentInput, withdrawConsentInput } from './schema';

/** A customer agreed to something; again while it holds, it is what it was. */
export const giveConsent = command({
  name: 'customers.giveConsent',
  permission: 'customers.edit',
  scope: 'store',
  input: giveConsentInput,
  async run(tx, { requestId, storeId, customerId, purpose, given, givenOn }, ctx) {
    await holdCustomer(tx, customerId);
    const held = await tx.customerConsent.findFirst({
      where: { customerId, purpose, withdrawnAt: null },
      select: { id: true },
    });
    if (held) return { changed: false };
    const { timeZone } = await storeSettings(tx, storeId);
    const givenAt = consentMoment(givenOn, ctx.now, timeZone);
    await tx.customerConsent.create({
      data: { id: newId(), customerId, purpose, given, givenAt, takenById: ctx.actor.personId },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.giveConsent',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { purpose },
      requestId,
    });
    return { changed: true };
  },
});

/** A customer takes back what they agreed to: from now on. */
export const withdrawConsent = command({
  name: 'customers.withdrawConsent',
  permission: 'customers.edit',
  scope: 'store',
  input: withdrawConsentInput,
  async run(tx, { requestId, storeId, customerId, purpose }, ctx) {
    await holdCustomer(tx, customerId);
    const { count } = await tx.customerConsent.updateMany({
      where: { customerId, purpose, withdrawnAt: null },
      data: { withdrawnAt: ctx.now, withdrawnById: ctx.actor.personId },
    });
    if (count === 0) return { changed: false };
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.withdrawConsent',
      subjectKind: 'customer',
      subjectId: customerId,
      before: { purpose },
      requestId,
    });
    return { changed: true };
  },
});
