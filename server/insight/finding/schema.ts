import { z } from 'zod';
import { DOCUMENT_PREFIXES, type NumberedDocument } from '@/lib/document-number';
import type { FoundKind } from '@/server/platform/found-by-number';

const KINDS = [
  ...(Object.keys(DOCUMENT_PREFIXES) as NumberedDocument[]),
  'SHORTAGE',
  'COMPLAINT',
  'REPAYMENT',
] as const satisfies FoundKind[];

/** A document's number, as somebody reads it off: whole, or its digits alone. */
export const documentAsked = z.object({
  number: z.number().int().min(1).max(999_999_999),
  kind: z.enum(KINDS).optional(),
  storeCode: z.string().min(1).max(20).optional(),
});
export type DocumentAsked = z.output<typeof documentAsked>;
