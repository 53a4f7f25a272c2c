import { Prisma } from '@/generated/prisma/client';
import { COMPLAINT_BY_NUMBER } from '@/server/complaints/found-by-number';
import { REPAYMENT_BY_NUMBER } from '@/server/customers/credit/found-by-number';
import type { ActorContext } from '@/server/platform/context';
import type { FoundByNumber, FoundKind } from '@/server/platform/found-by-number';
import { PURCHASING_BY_NUMBER } from '@/server/purchasing/found-by-number';
import { RECONCILIATION_BY_NUMBER } from '@/server/reconciliation/found-by-number';
import { SHORTAGE_BY_NUMBER } from '@/server/shortages/found-by-number';
import { STOCK_BY_NUMBER } from '@/server/stock/found-by-number';
import { STOCKTAKE_BY_NUMBER } from '@/server/stocktake/found-by-number';
import { everyStore } from '@/server/stores/queries';
import { TRANSFER_BY_NUMBER } from '@/server/transfers/found-by-number';
import type { DocumentAsked } from './schema';

/** As many as a list of hits shows. */
const MOST = 20;

const KINDS: readonly FoundByNumber[] = [
  TRANSFER_BY_NUMBER,
  ...PURCHASING_BY_NUMBER,
  STOCKTAKE_BY_NUMBER,
  ...STOCK_BY_NUMBER,
  RECONCILIATION_BY_NUMBER,
  SHORTAGE_BY_NUMBER,
  COMPLAINT_BY_NUMBER,
  REPAYMENT_BY_NUMBER,
];

export interface FoundDocument {
  kind: FoundKind;
  storeId: string;
  storeCode: string;
  id: string;
  number: number;
}

/**
 * Documents with a number, of the kinds and stores whose documents the actor may open; the newest first. One statement, and in it at
 * most one look a kind and store.
 */
export async function findDocuments(ctx: ActorContext, asked: DocumentAsked): Promise<FoundDocument[]> {
  const stores = await everyStore(ctx.db);
  const wanted = stores.filter(({ code }) => asked.storeCode === undefined || code === asked.storeCode);
  const pieces = KINDS.flatMap(({ kind, permission, find }) => {
    if (asked.kind !== undefined && kind !== asked.kind) return [];
    // A transfer is asked by its sender's code, and may be seen by whom it goes to.
    const from = kind === 'TRANSFER' ? stores : wanted;
    const storeIds = from.map(({ id }) => id).filter((id) => ctx.may(permission, id));
    if (storeIds.length === 0) return [];
    return [
      Prisma.sql`(SELECT ${kind} AS kind, d.* FROM (${find({ number: asked.number, storeIds })}) d LIMIT ${MOST})`,
    ];
  });
  if (pieces.length === 0) return [];
  const rows = await ctx.db.$queryRaw<Omit<FoundDocument, 'storeCode'>[]>`
    SELECT kind, store_id AS "storeId", id, number FROM (${Prisma.join(pieces, ' UNION ALL ')}) found
    ORDER BY id DESC LIMIT ${MOST}`;
  const codes = new Map(stores.map(({ id, code }) => [id, code]));
  return rows
    .map((row) => ({ ...row, storeCode: codes.get(row.storeId) ?? '' }))
    .filter(({ storeCode }) => asked.storeCode === undefined || storeCode === asked.storeCode);
}
