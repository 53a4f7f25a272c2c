'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Amount } from '@/components/ui/amount';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { BusinessDay } from '@/components/ui/date-time';
import { documentNumber } from '@/lib/document-number';
import type { OrderState as State } from '@/server/purchasing/purchase-orders/purchase-order-rules';
import { OrderState } from './order-state';

interface Row {
  storeId: string;
  store: string;
  /** Where the list is over several. */
  storeCode: string | undefined;
  /** The store's business day now. */
  today: string;
  id: string;
  number: number;
  state: State;
  supplier: string;
  expectedOn: string | null;
  /** Whole days since it was ordered. */
  age: number;
  person: string;
  lines: number;
  openLines: number;
  amountFen: number | null;
}

interface Props {
  /** Over several stores: each row says its own. */
  several: boolean;
  rows: readonly Row[];
  /** Of every order that matches; null: not to be seen. */
  amountFen: number | null;
}

/** Purchase orders, each with how much of it came and how late the rest is. */
export function OrderTable({ several, rows, amountFen }: Props) {
  const t = useTranslations('purchasing.orders');
  const stock = useTranslations('stock');
  const common = useTranslations('common');
  const seesCost = rows.some((row) => row.amountFen !== null);
  const columns = useMemo<DataColumn<Row>[]>(
    () => [
      {
        id: 'number',
        header: stock('number'),
        card: 'title',
        fixed: true,
        cell: (row) => documentNumber('PURCHASE_ORDER', row.number, row.storeCode),
      },
      ...(several
        ? [{ id: 'store', header: common('store'), fixed: true, cell: (row: Row) => row.store }]
        : []),
      {
        id: 'state',
        header: t('state'),
        card: 'figure',
        fixed: true,
        cell: (row) => <OrderState order={row} today={row.today} />,
      },
      { id: 'supplier', header: stock('supplier'), fixed: true, wrap: true, cell: (row) => row.supplier },
      {
        id: 'expectedOn',
        header: t('expectedOn'),
        fixed: true,
        cell: (row) => (row.expectedOn ? <BusinessDay day={row.expectedOn} /> : t('noDay')),
      },
      {
        id: 'age',
        header: t('orderedOn'),
        fixed: true,
        cell: (row) => `${t('age', { days: row.age })} · ${row.person}`,
      },
      {
        id: 'progress',
        header: t('progress'),
        fixed: true,
        cell: (row) =>
          row.openLines > 0
            ? t('openLines', { open: row.openLines, lines: row.lines })
            : t('allIn', { lines: row.lines }),
      },
      ...(seesCost
        ? [
            {
              id: 'amount',
              header: t('estimate'),
              numeric: true,
              fixed: true,
              cell: (row: Row) =>
                row.amountFen === null ? '–' : <Amount fen={row.amountFen} tone="plain" />,
            },
          ]
        : []),
    ],
    [t, stock, common, several, seesCost],
  );
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      columns={columns}
      getRowId={(row) => `${row.storeId}${row.id}`}
      {...(amountFen === null
        ? {}
        : { totals: { number: common('totalOfAll'), amount: <Amount fen={amountFen} tone="plain" /> } })}
      rowHref={(row) => `/stock/orders/${row.id}?store=${row.storeId}`}
    />
  );
}
