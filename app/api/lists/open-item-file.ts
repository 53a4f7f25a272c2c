import { z } from 'zod';
import { ITEM_KINDS, type ItemKind, ON_ITS_WAY_MS } from '@/components/open-items/item-kinds';
import { refusalWords } from '@/components/open-items/refusal-words';
import { totalSaid } from '@/components/sales/refusal-params';
import { OPEN_ITEM_PERMISSIONS } from '@/components/shell/navigation';
import { receiptNumber } from '@/lib/receipt-number';
import { listAwaitingPickup } from '@/server/sales/list-awaiting-pickup';
import { missingNumbers } from '@/server/sales/missing-numbers';
import { listOpenBreaches } from '@/server/sales/open-breaches';
import { listRejectedTickets } from '@/server/sales/rejected-tickets';
import { listOpenTemporary } from '@/server/sales/temporary-items';
import { negativeStock } from '@/server/stock/negative/negative-stock';
import { type Asking, listFile, yuan } from './list-file';

/** A item of any kind: what its kind does not have is left out. */
interface Item {
  storeId: string;
  kind: ItemKind;
  number: string | null;
  at: Date | null;
  code?: string;
  name?: string;
  spec?: string;
  unit?: string;
  quantity?: string;
  amountFen?: number | null;
  floorFen?: number | null;
  zone?: string;
  owner?: string | null;
  note?: string;
  /** What its note is in words of the file. */
  says?: 'falseList' | 'onItsWay' | 'missing' | 'notExplained' | 'belowAgain';
  /** Why it was refused. */
  errorCode?: string;
  params?: unknown;
}

/** More than a file has rows for. */
const MOST = 20_001;

const READ: Record<ItemKind, (asking: Asking, storeId: string) => Promise<Omit<Item, 'storeId' | 'kind'>[]>> =
  {
    async breaches({ reader, may }, storeId) {
      if (!may('openItems.answerBreach', storeId)) return [];
      const rows = await listOpenBreaches(reader, storeId, may('prices.seeFloor', storeId), MOST);
      return rows.map(({ number, occurredAt: at, productCode: code, productName: name, spec, ...row }) => ({
        ...{ number, at, code, name, spec },
        amountFen: row.netFen,
        floorFen: row.floorFen,
        ...(row.isFalseList ? { says: 'falseList' as const } : {}),
      }));
    },
    async gaps({ reader, may, now }, storeId) {
      if (!may('openItems.explainNumber', storeId)) return [];
      return (await missingNumbers(reader, storeId, { limit: MOST })).map(({ prefix, seq, lastAt }) => ({
        number: receiptNumber(prefix, seq),
        at: lastAt,
        says: now.getTime() - lastAt.getTime() < ON_ITS_WAY_MS ? 'onItsWay' : 'missing',
      }));
    },
    async rejected({ reader, may }, storeId) {
      if (!may('openItems.settleRejected', storeId)) return [];
      return (await listRejectedTickets(reader, storeId, MOST)).map(
        ({ number, rejectedAt, errorCode, params, payload }) => ({
          ...{ number, at: rejectedAt, errorCode, params },
          amountFen: totalSaid(payload),
        }),
      );
    },
    async negative({ reader, may, now, personId }, storeId) {
      if (!may('stock.explainNegative', storeId)) return [];
      // Of the whole store for who answers for it, else of the person's own zones: as on the page.
      const all = may('stock.read', storeId) && may('reconciliation.reconcile', storeId);
      const rows = await negativeStock(reader, [storeId], now, all ? {} : { ownerId: personId }, MOST);
      return rows
        .filter((row) => !row.explained)
        .map(({ number, since, code, name, spec, unit, zone, owner, ...row }) => ({
          ...{ number, at: since, code, name, spec, unit, zone, owner },
          quantity: row.onHand,
          says: row.explanation === null ? 'notExplained' : 'belowAgain',
        }));
    },
    async temporary({ reader, may }, storeId) {
      if (!may('openItems.settleTemporary', storeId)) return [];
      return (await listOpenTemporary(reader, storeId, MOST)).map(
        ({ number, occurredAt, name, quantity, netFen, person }) => ({
          ...{ number, at: occurredAt, name, quantity },
          amountFen: netFen,
          owner: person,
        }),
      );
    },
    async pickups({ reader, may }, storeId) {
      if (!may('sales.recordPickup', storeId)) return [];
      const rows = await listAwaitingPickup(reader, storeId, MOST);
      return rows.map(({ number, occurredAt, productCode, productName, spec, unit, awaiting, note }) => ({
        ...{ number, at: occurredAt, code: productCode, name: productName, spec, unit, note },
        quantity: awaiting,
      }));
    },
  };

/** Every kind together, or the one whose tab its page shows. */
export const openItems = listFile({
  permission: OPEN_ITEM_PERMISSIONS,
  filters: z.object({ tab: z.enum(ITEM_KINDS).optional() }),
  // A store at a time: the cursor is how many were before.
  async page(asking, { tab }) {
    const at = Number(asking.cursor ?? 0);
    const storeId = asking.storeIds[at] ?? '';
    const kinds = ITEM_KINDS.filter((kind) => tab === undefined || kind === tab);
    const found = await Promise.all(
      kinds.map(async (kind) =>
        (await READ[kind](asking, storeId)).map((row): Item => ({ ...row, storeId, kind })),
      ),
    );
    return { rows: found.flat(), nextCursor: at + 1 < asking.storeIds.length ? String(at + 1) : null };
  },
  words(words) {
    const [t, stock, errors] = [words('openItems'), words('stock'), words('errors')];
    const says = (row: Item): string => {
      const { errorCode, params, number } = row;
      if (errorCode)
        return refusalWords(
          { errorCode, params, number: number ?? '' },
          { t: words('openItems.refused'), errors },
        );
      if (row.says === 'notExplained' || row.says === 'belowAgain') return stock(row.says);
      return row.says ? t(row.says) : (row.note ?? '');
    };
    return {
      title: t('title'),
      columns: [
        { title: words('reports')('kind'), of: (row) => t(`tabs.${row.kind}`) },
        { title: t('number'), of: (row) => row.number },
        { title: t('time'), of: (row, store) => store.stamp(row.at) },
        { title: stock('code'), of: (row) => row.code ?? null },
        { title: t('product'), of: (row) => row.name ?? null },
        { title: stock('spec'), of: (row) => row.spec ?? null },
        { title: stock('quantity'), of: (row) => (row.quantity === undefined ? null : Number(row.quantity)) },
        { title: stock('unit'), of: (row) => row.unit ?? null },
        { title: t('amount'), of: (row) => yuan(row.amountFen ?? null) },
        { title: t('floor'), of: (row) => yuan(row.floorFen ?? null) },
        { title: stock('zone'), of: (row) => row.zone ?? null },
        { title: stock('owner'), of: (row) => row.owner ?? null },
        { title: t('says'), of: says },
      ],
    };
  },
});
