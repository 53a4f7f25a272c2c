'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Amount } from '@/components/ui/amount';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { BusinessDay } from '@/components/ui/date-time';
import { Quantity } from '@/components/ui/quantity';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import type { SlowRow } from '@/server/stock/book/slow-movers';
import { AGE_NAMES } from './age-names';

/** With where it stands, and whether the person may send it to another store. */
interface PlacedSlow extends SlowRow {
  store: string;
  sends: boolean;
}

interface Props {
  rows: readonly PlacedSlow[];
  /** Over several stores: each row says its own. */
  several: boolean;
  seesCost: boolean;
  /** Of every product that matches; null: not to be seen. */
  valueFen: number | null;
}

/** Products that do not sell: since when, how old they are, and where they would. */
export function SlowTable({ rows, several, seesCost, valueFen }: Props) {
  const t = useTranslations('stock.slowMovers');
  const stock = useTranslations('stock');
  const common = useTranslations('common');
  const columns = useMemo<DataColumn<PlacedSlow>[]>(
    () => [
      {
        id: 'product',
        header: stock('product'),
        card: 'title',
        wrap: true,
        fixed: true,
        cell: (row) => (
          <>
            <TextLink href={`/stock/entries?store=${row.storeId}&product=${row.productId}`}>
              {goodsName(row)}
            </TextLink>{' '}
            <span className="text-ink-soft text-xs">{row.code}</span>
          </>
        ),
      },
      ...(several
        ? [{ id: 'store', header: common('store'), fixed: true, cell: (row: PlacedSlow) => row.store }]
        : []),
      {
        id: 'onHand',
        header: stock('onHand'),
        numeric: true,
        card: 'figure',
        fixed: true,
        cell: (row) => <Quantity value={row.onHand} unit={row.unit} />,
      },
      ...(seesCost
        ? [
            {
              id: 'value',
              header: t('value'),
              numeric: true,
              fixed: true,
              cell: (row: PlacedSlow) => (row.valueFen === null ? '–' : <Amount fen={row.valueFen} />),
            },
          ]
        : []),
      {
        id: 'lastSale',
        header: t('lastSale'),
        fixed: true,
        cell: (row) => (row.lastSale ? <BusinessDay day={row.lastSale} /> : t('never')),
      },
      {
        id: 'lastReceipt',
        header: t('lastReceipt'),
        fixed: true,
        cell: (row) => (row.lastReceipt ? <BusinessDay day={row.lastReceipt} /> : t('never')),
      },
      { id: 'age', header: t('age'), fixed: true, cell: (row) => <Ages ages={row.ages} /> },
      {
        id: 'sellsAt',
        header: t('sellsAt'),
        fixed: true,
        wrap: true,
        cell: (row) => <WhereItSells row={row} />,
      },
    ],
    [t, stock, common, several, seesCost],
  );
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      columns={columns}
      getRowId={(row) => `${row.storeId}${row.productId}`}
      {...(valueFen === null
        ? {}
        : { totals: { product: common('totalOfAll'), value: <Amount fen={valueFen} tone="plain" /> } })}
    />
  );
}

/** Only ages that there are any pieces of. */
function Ages({ ages }: { ages: readonly string[] }) {
  const t = useTranslations('stock.slowMovers');
  return AGE_NAMES.map((age, of) =>
    ages[of] === '0' ? null : (
      <span key={age} className={age === 'older' ? 'block text-alarm' : 'block'}>
        {t(`ages.${age}`)} <span className="figures">{ages[of]}</span>
      </span>
    ),
  );
}

/** The other store that sells it, and the way to send it there. */
function WhereItSells({ row }: { row: PlacedSlow }) {
  const t = useTranslations('stock.slowMovers');
  if (!row.sellsAt) return <span className="text-ink-soft">{t('nowhere')}</span>;
  if (!row.sends) return row.sellsAt.store;
  const to = new URLSearchParams({
    store: row.storeId,
    to: row.sellsAt.storeId,
    product: row.productId,
    quantity: row.onHand,
  });
  return (
    <TextLink
      className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
      href={`/stock/transfers/new?${to}`}
    >
      {t('sendTo', { store: row.sellsAt.store })}
    </TextLink>
  );
}
