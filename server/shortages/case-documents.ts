import type { Reader, Tx } from '@/server/platform/db';
import { port } from '@/server/platform/port';

export type DocumentSource = 'STOCKTAKE' | 'RECONCILIATION' | 'TRANSFER' | 'HANDOVER' | 'INCIDENT';

export interface SourceOfCase {
  storeId: string;
  source: DocumentSource;
  /** The stocktake, discrepancy, transfer, handover or incident. */
  sourceId: string;
  productId: string;
}

/** Of one document and one product. */
export type MissingFrom = Omit<SourceOfCase, 'source'>;

export interface MissingRow {
  /** Where, as far as the document says; null: somewhere in the store. */
  zoneId: string | null;
  /** Quantity as text. */
  missing: string;
  /** When it was missed. */
  at: Date;
}

export type SourcePlace =
  | { kind: 'STOCKTAKE'; stocktakeId: string }
  | { kind: 'TRANSFER'; fromStoreId: string; transferId: string }
  | { kind: 'HANDOVER'; handoverId: string }
  | { kind: 'INCIDENT'; incidentId: string }
  | { kind: 'RECONCILIATION'; reconciliationId: string };

interface DocumentOfStore {
  storeId: string;
  sourceId: string;
}

/** A kind of document that says what is missing, as its room tells of it. */
export interface CaseDocument {
  /** What it says is missing of a product in this store, the latest first; nothing when it says nothing, or is not there. */
  missing(reader: Reader, of: MissingFrom): Promise<MissingRow[]>;
  /** Where it is looked up. */
  place(reader: Reader, of: DocumentOfStore): Promise<SourcePlace | null>;
  /** Of a document of two stores, locked so that the cases of both wait for each other: the one that sent first. */
  lockStores?(tx: Tx, of: DocumentOfStore): Promise<string[]>;
  /** Entry by which it took out of stock what it found missing, or what it sent that never came, and the store it did so in. */
  posted?: {
    kind: 'STOCKTAKE' | 'TRANSFER_OUT';
    storeId(reader: Reader, of: DocumentOfStore): Promise<string | null>;
  };
}

export const caseDocuments = port<Record<DocumentSource, CaseDocument>>(
  'documents that shortage cases are for',
);
