import type { Reader } from '@/server/platform/db';
import { supplierNotesOfDay } from '@/server/purchasing/receiving/supplier-notes-of-day';
import type { StoreSettings } from '@/server/stores/store-settings';
import { paidOutsOfDay, tendersOfDay } from '@/server/tills/money-of-day';
import type { VoucherKind } from './schema';

/** A figure of a day that a paper may speak for. */
export interface VoucherLine {
  kind: VoucherKind;
  key: string;
  /** What a person calls it; a tender is named by its key. */
  label: string;
  amountFen: number | null;
  /** The drawer session that was paid out of; null of other lines. */
  sessionId: string | null;
  /** The store takes no report without a paper of it. */
  required: boolean;
}

/** The day's figures of every kind, in the order of the report. */
export async function voucherLines(
  reader: Reader,
  store: StoreSettings,
  day: string,
): Promise<VoucherLine[]> {
  const [tenders, paidOuts, notes] = [
    await tendersOfDay(reader, store.id, day),
    await paidOutsOfDay(reader, store.id, day),
    await supplierNotesOfDay(reader, store.id, day),
  ];
  const each = (kind: VoucherKind, required: boolean, rows: Omit<VoucherLine, 'kind' | 'required'>[]) =>
    rows.map((row) => ({ kind, required, ...row }));
  return [
    ...each(
      'TENDER',
      store.vouchersForTenders,
      tenders.map(({ kind, amountFen }) => ({ key: kind, label: '', amountFen, sessionId: null })),
    ),
    ...each(
      'PAID_OUT',
      store.vouchersForPaidOuts,
      paidOuts.map(({ id, reason, amountFen, sessionId }) => ({
        key: id,
        label: reason,
        amountFen,
        sessionId,
      })),
    ),
    ...each(
      'SUPPLIER_NOTE',
      store.vouchersForSupplierNotes,
      notes.map(({ id, supplier, note }) => ({
        key: id,
        label: `${supplier} ${note}`,
        amountFen: null,
        sessionId: null,
      })),
    ),
  ];
}
