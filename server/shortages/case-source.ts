import { Prisma } from '@/generated/prisma/client';
import { type Milli, milliToText } from '@/lib/quantity';
import type { Reader, Tx } from '@/server/platform/db';
import { milliOf } from '@/server/platform/numbers';
import { caseDocuments, type DocumentSource, type SourceOfCase, type SourcePlace } from './case-documents';
import { ShortageMoreThanSource, ShortageOpenedAlready, ShortageSourceUnknown } from './errors';

/** What a document says is missing of a product. */
export interface MissingBySource {
  /** Where, as far as the document says; null: somewhere in the store. */
  parts: { zoneId: string | null; milli: Milli }[];
  /** When it was missed. */
  at: Date;
}

/** What a document says is missing of a product in this store; null when it says nothing, or is not there. */
export async function missingBySource(reader: Reader, of: SourceOfCase): Promise<MissingBySource | null> {
  const rows = await caseDocuments.ask()[of.source].missing(reader, of);
  const [first] = rows;
  if (!first) return null;
  return { parts: rows.map(({ zoneId, missing }) => ({ zoneId, milli: milliOf(missing) })), at: first.at };
}

/**
 * The document says so much is missing, and opened no case for these goods before. Two at once wait for each other: of one
 * store on its series row, of both ends of a transfer on the transfer.
 * @throws ShortageSourceUnknown, ShortageOpenedAlready, ShortageMoreThanSource
 */
export async function requireSource(
  tx: Tx,
  of: SourceOfCase,
  lines: readonly { zoneId: string; quantityMilli: Milli }[],
): Promise<void> {
  const { storeId, source, sourceId, productId } = of;
  const storeIds = (await caseDocuments.ask()[source].lockStores?.(tx, of)) ?? [storeId];
  const missing = await missingBySource(tx, of);
  if (!missing) throw new ShortageSourceUnknown();
  const opened = await tx.shortageCase.findFirst({
    where: { storeId: { in: storeIds }, source, sourceId, productId },
  });
  if (opened) throw new ShortageOpenedAlready({ number: opened.number });
  const asked = lines.reduce((sum, line) => sum + line.quantityMilli, 0);
  const most = missing.parts.reduce((sum, part) => sum + part.milli, 0);
  const beyondShelf = (line: (typeof lines)[number]) =>
    line.quantityMilli > (missing.parts.find((part) => part.zoneId === line.zoneId)?.milli ?? 0);
  // A handover is of one zone; what a whole stocktake lacks may have stood with several owners.
  if (asked > most || (source === 'HANDOVER' && lines.some(beyondShelf)))
    throw new ShortageMoreThanSource({ most: milliToText(most) });
}

export interface OpenedCase {
  sourceId: string;
  productId: string;
  caseId: string;
  number: number;
}

/** The cases that documents of a store opened, by document. */
export async function casesOfSources(
  reader: Reader,
  storeId: string,
  source: DocumentSource,
  sourceIds: readonly string[],
): Promise<OpenedCase[]> {
  if (sourceIds.length === 0) return [];
  const found = await reader.shortageCase.findMany({
    where: { storeId, source, sourceId: { in: [...sourceIds] } },
    select: { id: true, number: true, sourceId: true, productId: true },
  });
  return found.map(({ id, number, sourceId, productId }) => ({
    caseId: id,
    number,
    sourceId: sourceId ?? '',
    productId,
  }));
}

/** Where a case's document is looked up; null by hand. */
export async function placeOfSource(
  reader: Reader,
  storeId: string,
  source: DocumentSource | 'HAND',
  sourceId: string | null,
): Promise<SourcePlace | null> {
  if (sourceId === null || source === 'HAND') return null;
  return caseDocuments.ask()[source].place(reader, { storeId, sourceId });
}

/** True where a case is for a document's product: pieces of SQL, of one store. */
export function hasCase(
  source: DocumentSource,
  of: { storeId: Prisma.Sql; sourceId: Prisma.Sql; productId: Prisma.Sql },
): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM shortage_case s WHERE s.store_id = ${of.storeId} AND s.source = ${Prisma.raw(`'${source}'`)}
    AND s.source_id = ${of.sourceId} AND s.product_id = ${of.productId})`;
}
