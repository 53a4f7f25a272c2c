import { Prisma } from '@/generated/prisma/client';
import type { TransferArrivalKind } from '@/generated/prisma/enums';
import { goodsOf } from '@/server/catalog/goods-of';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { casesOfSources } from '@/server/shortages/case-source';
import { everyStore, openStores } from '@/server/stores/queries';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import { TransferUnknown } from './errors';
import type { TransferWait } from './schema';
import { type TransferState, transferState } from './transfer-rules';

export interface TransferRow {
  id: string;
  fromStoreId: string;
  fromStore: string;
  /** The store that gave the number. */
  fromStoreCode: string;
  toStoreId: string;
  toStore: string;
  number: number;
  state: TransferState;
  /** Lines short at the receiving check and not decided yet. */
  openDifferences: number;
  requestedAt: Date | null;
  dispatchedAt: Date | null;
  receivedAt: Date | null;
}

interface Filter {
  storeIds: readonly string[];
  waits?: TransferWait | undefined;
  cursor?: string | undefined;
}

/** One between two of the stores asked for is listed once, where it left. */
const SOURCE: ListSource = {
  table: 'transfer',
  order: [{ by: 'coalesce(x.requested_at, x.dispatched_at)', type: 'timestamptz' }],
  ofStore: (storeIds) =>
    Prisma.sql`(x.store_id = s.id OR (x.to_store_id = s.id AND x.store_id <> ALL(${[...storeIds]}::uuid[])))`,
};
const ALL = Prisma.sql`true`;

/** As the home counts them: `waiting-transfers.ts`. */
function whereOf({ storeIds, waits }: Filter): Prisma.Sql {
  const stores = Prisma.sql`ANY(${[...storeIds]}::uuid[])`;
  if (waits === 'arriving')
    return Prisma.sql`x.to_store_id = ${stores} AND x.dispatched_at IS NOT NULL AND x.received_at IS NULL AND x.cancelled_at IS NULL`;
  if (waits === 'toSend')
    return Prisma.sql`x.store_id = ${stores} AND x.dispatched_at IS NULL AND x.cancelled_at IS NULL`;
  return ALL;
}

/** Transfers from and to stores, latest first. */
export async function listTransfers(reader: Reader, filter: Filter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const found = await reader.transfer.findMany({ where: rowsOf(keys) });
  const [stores, open] = await Promise.all([
    storesById(reader),
    openDifferences(
      reader,
      found.filter((transfer) => transfer.receivedAt).map((transfer) => transfer.id),
    ),
  ]);
  return {
    rows: inOrderOf(keys, found).map(
      (transfer): TransferRow => ({
        id: transfer.id,
        fromStoreId: transfer.storeId,
        fromStore: stores.get(transfer.storeId)?.name ?? '',
        fromStoreCode: stores.get(transfer.storeId)?.code ?? '',
        toStoreId: transfer.toStoreId,
        toStore: stores.get(transfer.toStoreId)?.name ?? '',
        number: transfer.number,
        state: transferState(transfer),
        openDifferences: open.get(transfer.id) ?? 0,
        requestedAt: transfer.requestedAt,
        dispatchedAt: transfer.dispatchedAt,
        receivedAt: transfer.receivedAt,
      }),
    ),
    nextCursor: next,
  };
}

/** How many there are, and how many of them are not there yet. */
export async function transferTotals(reader: Reader, filter: Filter) {
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: whereOf(filter) },
    {
      awaited: Prisma.sql`CASE WHEN x.received_at IS NULL AND x.cancelled_at IS NULL THEN 1 ELSE 0 END`,
    },
  );
  return { count: total.count, awaited: Number(total.awaited) };
}

async function openDifferences(reader: Reader, transferIds: string[]): Promise<Map<string, number>> {
  if (transferIds.length === 0) return new Map();
  const rows = await reader.$queryRaw<{ id: string; open: number }[]>`
    SELECT l.transfer_id AS id, count(*)::int AS open FROM transfer_dispatch_line l
    JOIN transfer_balance b ON b.store_id = l.store_id AND b.dispatch_line_id = l.id
    WHERE l.transfer_id = ANY(${transferIds}::uuid[]) AND b.arrived_quantity + b.written_off_quantity < b.sent_quantity
    GROUP BY 1`;
  return new Map(rows.map((row) => [row.id, row.open]));
}

/** Open stores goods can be sent to or asked of. */
export async function transferStores(reader: Reader, storeId: string) {
  const stores = await openStores(reader);
  return stores.filter(({ id }) => id !== storeId).map(({ id, name }) => ({ id, name }));
}

async function storesById(reader: Reader): Promise<Map<string, { code: string; name: string }>> {
  const stores = await everyStore(reader);
  return new Map(stores.map(({ id, code, name }) => [id, { code, name }]));
}

export interface TransferLineView {
  /** Null: asked for, not sent yet. */
  dispatchLineId: string | null;
  lineNo: number;
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  picture: string | null;
  requested: string | null;
  sent: string | null;
  arrivals: { kind: TransferArrivalKind; quantity: string }[];
  lost: string;
  /** Still on its way: short, once the transfer is received. */
  left: string;
  /** Pieces that were sent and stand in neither store are short or lost. */
  missing: boolean;
  /** The shortage case of this store they opened. */
  case: { caseId: string; number: number } | null;
}

/** One transfer whole, for either of its stores. @throws TransferUnknown */
export async function transferDetail(
  reader: Reader,
  storeId: string,
  fromStoreId: string,
  transferId: string,
) {
  const transfer = await reader.transfer.findUnique({
    where: { storeId_id: { storeId: fromStoreId, id: transferId } },
    include: { requests: { orderBy: { lineNo: 'asc' } } },
  });
  if (!transfer || (storeId !== transfer.storeId && storeId !== transfer.toStoreId))
    throw new TransferUnknown();
  const lines = await reader.$queryRaw<Omit<TransferLineView, 'case' | 'picture'>[]>`
    SELECT l.id AS "dispatchLineId", l.line_no AS "lineNo", l.product_id AS "productId", p.code, p.name, p.spec, p.unit, NULL AS requested,
      trim_scale(l.quantity)::text AS sent, trim_scale(b.written_off_quantity)::text AS lost,
      trim_scale(b.sent_quantity - b.arrived_quantity - b.written_off_quantity)::text AS left,
      b.arrived_quantity < b.sent_quantity AS missing, coalesce((SELECT json_agg(json_build_object('kind', a.kind, 'quantity', trim_scale(a.quantity)::text) ORDER BY a.id)
        FROM transfer_arrival_line a WHERE a.from_store_id = l.store_id AND a.transfer_id = l.transfer_id
          AND a.dispatch_line_id = l.id), '[]') AS arrivals
    FROM transfer_dispatch_line l JOIN ${GOODS} p ON p.id = l.product_id
    JOIN transfer_balance b ON b.store_id = l.store_id AND b.dispatch_line_id = l.id
    WHERE l.store_id = ${fromStoreId}::uuid AND l.transfer_id = ${transferId}::uuid ORDER BY l.line_no`;
  const cases = new Map(
    (await casesOfSources(reader, storeId, 'TRANSFER', [transferId])).map((one) => [one.productId, one]),
  );
  const goods = await goodsOf(
    reader,
    [...transfer.requests, ...lines].map(({ productId }) => productId),
  );
  const sent = lines.map((line) => ({
    ...line,
    picture: goods(line.productId).picture,
    missing: line.missing && transfer.receivedAt !== null,
    case: (line.missing && cases.get(line.productId)) || null,
  }));
  const requested = transfer.requests.map((line) => ({
    dispatchLineId: null,
    lineNo: line.lineNo,
    ...goods(line.productId),
    requested: line.quantity.toString(),
    sent: null,
    arrivals: [],
    lost: '0',
    left: '0',
    missing: false,
    case: null,
  }));
  const stores = await storesById(reader);
  return {
    id: transfer.id,
    number: transfer.number,
    note: transfer.note,
    state: transferState(transfer),
    fromStoreId: transfer.storeId,
    fromStore: stores.get(transfer.storeId)?.name ?? '',
    fromStoreCode: stores.get(transfer.storeId)?.code ?? '',
    toStoreId: transfer.toStoreId,
    toStore: stores.get(transfer.toStoreId)?.name ?? '',
    requestedAt: transfer.requestedAt,
    dispatchedAt: transfer.dispatchedAt,
    receivedAt: transfer.receivedAt,
    cancelledAt: transfer.cancelledAt,
    lines: sent.length > 0 ? sent : (requested satisfies TransferLineView[]),
  };
}
