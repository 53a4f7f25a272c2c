import { withCheckDigit } from '@/lib/barcode';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { companyCommand } from '@/server/platform/schema';
import { scalePrefixesInUse } from '@/server/stores/queries';

/** Digits between the two in front and the check digit. */
const DIGITS = 10;

/**
 * The next barcode of the company's own, an EAN-13 of the range GS1 leaves to shops (20 to 29), for goods that come without one. It belongs to
 * no product yet and is never given out again; none that a product has already, and none that a store's scale could print.
 */
export const makeBarcode = command({
  name: 'catalog.makeBarcode',
  permission: 'catalog.manage',
  scope: 'company',
  input: companyCommand,
  async run(tx, { requestId }, ctx) {
    const barcode = await nextOwnBarcode(tx);
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'catalog.makeBarcode',
      subjectKind: 'barcode',
      subjectId: barcode,
      requestId,
    });
    return { barcode };
  },
});

/** The same, for a command that gives it to a product. */
export async function nextOwnBarcode(tx: Tx): Promise<string> {
  const scales = await scalePrefixesInUse(tx);
  const prefix = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((digit) => `2${digit}`).find((two) => !scales.has(two));
  for (;;) {
    const { lastOwnBarcode } = await tx.catalogueRevision.update({
      where: { id: 1 },
      data: { lastOwnBarcode: { increment: 1 } },
    });
    const barcode = withCheckDigit(`${prefix ?? '29'}${String(lastOwnBarcode).padStart(DIGITS, '0')}`);
    if ((await tx.barcode.count({ where: { code: barcode } })) === 0) return barcode;
  }
}
