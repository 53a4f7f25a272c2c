import { caseNumber } from '@/lib/case-number';
import { complaintNumber } from '@/lib/complaint-number';
import { DOCUMENT_PREFIXES, documentNumber, type NumberedDocument } from '@/lib/document-number';
import { repaymentNumber } from '@/lib/repayment-number';
import type { FoundKind } from '@/server/platform/found-by-number';

export const FOUND_KINDS: readonly FoundKind[] = [
  ...(Object.keys(DOCUMENT_PREFIXES) as NumberedDocument[]),
  'SHORTAGE',
  'COMPLAINT',
  'REPAYMENT',
];

interface Document {
  kind: FoundKind;
  storeId: string;
  storeCode: string;
  id: string;
  number: number;
}

/** As it is printed, with its store. */
export function numberOf({ kind, number, storeCode }: Document): string {
  switch (kind) {
    case 'SHORTAGE':
      return caseNumber(number, storeCode);
    case 'COMPLAINT':
      return complaintNumber(number, storeCode);
    case 'REPAYMENT':
      return repaymentNumber(number, storeCode);
    default:
      return documentNumber(kind, number, storeCode);
  }
}

/** Its page; what has none opens as the entries it made. */
export function documentHref({ kind, storeId, id }: Document): string {
  switch (kind) {
    case 'TRANSFER':
      return `/stock/transfers/${storeId}/${id}`;
    case 'PURCHASE_ORDER':
      return `/stock/orders/${id}?store=${storeId}`;
    case 'RECEIVING':
      return `/stock/receiving/${id}?store=${storeId}`;
    case 'STOCKTAKE':
      return `/stocktakes/${id}?store=${storeId}`;
    case 'RECONCILIATION':
      return `/stock/reconciliation/${id}?store=${storeId}`;
    case 'COMPLAINT':
      return `/complaints/${id}?store=${storeId}`;
    case 'REPAYMENT':
      return `/accounts/${id}`;
    case 'SHORTAGE':
      return `/stock/shortages/${id}?store=${storeId}`;
    case 'ADJUSTMENT':
    case 'OPENING_STOCK':
    case 'SUPPLIER_RETURN':
    case 'ZONE_MOVE':
      return `/stock/entries?store=${storeId}&document=${id}`;
  }
}
