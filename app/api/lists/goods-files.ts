import { z } from 'zod';
import { documentNumber } from '@/lib/document-number';
import { listOrders } from '@/server/purchasing/purchase-orders/list-orders';
import { listReceivings } from '@/server/purchasing/receiving/list-receivings';
import { listSupplierReturns } from '@/server/purchasing/supplier-returns/list-supplier-returns';
import { listAdjustments } from '@/server/stock/adjustments/list-adjustments';
import { listZoneMoves } from '@/server/stock/moves/list-zone-moves';
import { ADJUSTMENT_REASONS } from '@/server/stock/schema';
import { listTransfers } from '@/server/transfers/list-transfers';
import { TRANSFER_WAITS } from '@/server/transfers/schema';
import { listFile, type Words, yuan } from './list-file';

const none = z.object({});

interface Line {
  code: string;
  name: string;
  spec: string;
  unit: string;
  quantity: string;
}

/** A document of several lines is as many rows: what a sheet can be added up by. */
function byLine<D extends { lines: readonly unknown[] }>(
  documents: readonly D[],
): (Omit<D, 'lines'> & { line: D['lines'][number] })[] {
  return documents.flatMap(({ lines, ...document }) => lines.map((line) => ({ ...document, line })));
}

function goodsColumns(words: Words) {
  const t = words('stock');
  return [
    { title: t('code'), of: (row: { line: Line }) => row.line.code },
    { title: t('product'), of: (row: { line: Line }) => row.line.name },
    { title: t('spec'), of: (row: { line: Line }) => row.line.spec },
    { title: t('quantity'), of: (row: { line: Line }) => Number(row.line.quantity) },
    { title: t('unit'), of: (row: { line: Line }) => row.line.unit },
  ];
}

export const orders = listFile({
  permission: 'stock.read',
  filters: z.object({ open: z.literal('1').optional() }),
  page: ({ reader, sees, take, storeIds, cursor }, { open }) =>
    listOrders(reader, { storeIds, cursor, open: open === '1' }, sees, take),
  words(words) {
    const [t, stock] = [words('purchasing.orders'), words('stock')];
    return {
      title: t('title'),
      columns: [
        { title: stock('number'), of: (row) => documentNumber('PURCHASE_ORDER', row.number) },
        { title: t('state'), of: (row) => t(`states.${row.state}`) },
        { title: stock('supplier'), of: (row) => row.supplier },
        { title: t('orderedOn'), of: (row, store) => store.stamp(row.orderedAt) },
        { title: t('expectedOn'), of: (row) => row.expectedOn },
        { title: stock('person'), of: (row) => row.person },
        { title: stock('lines'), of: (row) => row.lines },
        { title: t('open'), of: (row) => row.openLines },
        { title: t('estimate'), of: (row) => yuan(row.amountFen), sum: 'whole' },
      ],
    };
  },
});

export const receivings = listFile({
  permission: 'stock.read',
  filters: none,
  page: ({ reader, sees, take, ...asked }) => listReceivings(reader, asked, sees, take),
  words(words) {
    const t = words('stock');
    const own = words('purchasing.receiving');
    return {
      title: own('title'),
      columns: [
        { title: t('number'), of: (row) => documentNumber('RECEIVING', row.number) },
        { title: t('supplier'), of: (row) => row.supplier },
        { title: t('supplierNote'), of: (row) => row.supplierNote },
        { title: t('time'), of: (row, store) => store.stamp(row.occurredAt) },
        { title: t('person'), of: (row) => row.person },
        { title: t('lines'), of: (row) => row.lines },
        { title: t('amount'), of: (row) => yuan(row.amountFen), sum: 'whole' },
      ],
    };
  },
});

export const supplierReturns = listFile({
  permission: 'stock.read',
  filters: none,
  async page({ reader, sees, take, ...asked }) {
    const { rows, nextCursor } = await listSupplierReturns(reader, asked, sees, take);
    return { rows: byLine(rows), nextCursor };
  },
  words(words) {
    const t = words('stock');
    const own = words('purchasing.returns');
    return {
      title: own('title'),
      columns: [
        { title: t('number'), of: (row) => documentNumber('SUPPLIER_RETURN', row.number) },
        { title: t('supplier'), of: (row) => row.supplier },
        { title: own('reason'), of: (row) => row.reason },
        { title: t('time'), of: (row, store) => store.stamp(row.occurredAt) },
        { title: t('person'), of: (row) => row.person },
        ...goodsColumns(words),
        { title: own('credit'), of: (row) => yuan(row.line.creditFen), sum: 'whole' },
      ],
    };
  },
});

export const adjustments = listFile({
  permission: 'stock.read',
  filters: z.object({ reason: z.enum(ADJUSTMENT_REASONS).optional() }),
  async page({ reader, storeIds, cursor, take }, filters) {
    const { rows, nextCursor } = await listAdjustments(reader, { storeIds, cursor, ...filters }, take);
    return { rows: byLine(rows), nextCursor };
  },
  words(words) {
    const t = words('stock');
    return {
      title: t('adjustments'),
      columns: [
        { title: t('number'), of: (row) => documentNumber('ADJUSTMENT', row.number) },
        { title: t('reason'), of: (row) => t(`reasons.${row.reason}`) },
        { title: t('note'), of: (row) => row.note },
        { title: t('time'), of: (row, store) => store.stamp(row.occurredAt) },
        { title: t('person'), of: (row) => row.person },
        ...goodsColumns(words),
        { title: t('zone'), of: (row) => row.line.zone },
      ],
    };
  },
});

export const moves = listFile({
  permission: 'stock.move',
  filters: none,
  async page({ reader, storeIds, cursor, take }) {
    const { rows, nextCursor } = await listZoneMoves(reader, { storeIds, cursor }, take);
    return { rows: byLine(rows), nextCursor };
  },
  words(words) {
    const t = words('stock');
    return {
      title: t('moves'),
      columns: [
        { title: t('number'), of: (row) => documentNumber('ZONE_MOVE', row.number) },
        { title: t('time'), of: (row, store) => store.stamp(row.occurredAt) },
        { title: t('person'), of: (row) => row.person },
        ...goodsColumns(words),
        { title: t('fromZone'), of: (row) => row.line.from },
        { title: t('toZone'), of: (row) => row.line.to },
        { title: t('note'), of: (row) => row.note },
      ],
    };
  },
});

export const transfers = listFile({
  permission: 'stock.read',
  filters: z.object({ waits: z.enum(TRANSFER_WAITS).optional() }),
  async page({ reader, storeIds, cursor, take }, { waits }) {
    const { rows, nextCursor } = await listTransfers(reader, { storeIds, cursor, waits }, take);
    const storeOf = (row: { fromStoreId: string; toStoreId: string }) =>
      storeIds.includes(row.fromStoreId) ? row.fromStoreId : row.toStoreId;
    return { rows: rows.map((row) => ({ ...row, storeId: storeOf(row) })), nextCursor };
  },
  words(words) {
    const [t, stock] = [words('transfers'), words('stock')];
    return {
      title: t('title'),
      columns: [
        { title: stock('number'), of: (row) => documentNumber('TRANSFER', row.number, row.fromStoreCode) },
        { title: t('from'), of: (row) => row.fromStore },
        { title: t('to'), of: (row) => row.toStore },
        { title: t('state'), of: (row) => t(`states.${row.state}`) },
        { title: t('requestedAt'), of: (row, store) => store.stamp(row.requestedAt) },
        { title: t('dispatchedAt'), of: (row, store) => store.stamp(row.dispatchedAt) },
        { title: t('receivedAt'), of: (row, store) => store.stamp(row.receivedAt) },
        { title: t('left'), of: (row) => row.openDifferences },
      ],
    };
  },
});
