'use client';

import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { ChooseAll, ChooseRow } from '@/components/ui/selection';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { useSelection } from '@/components/ui/use-selection';
import { goodsName } from '@/lib/goods-name';
import type { ProductRow } from '@/server/catalog/search-products';
import { GoodsPicture } from './goods-picture';
import { PriceCell } from './price-cell';
import { ProductBulk } from './product-bulk';

/** A page of the catalogue. Who may change it changes prices where they stand, and several products at once. */
export function ProductList({
  rows,
  mayManage,
  categories,
}: {
  rows: readonly ProductRow[];
  mayManage: boolean;
  categories: readonly string[];
}) {
  const t = useTranslations('catalog');
  const selection = useSelection(rows.map(({ id }) => id));
  const onSale = rows.filter(({ id, active }) => active && selection.has(id)).length;
  const first = {
    label: t('name'),
    node: mayManage ? <ChooseAll of={selection} label={t('name')} /> : t('name'),
  };
  const per = ({ unit }: ProductRow) => (
    <span className="text-ink-soft text-xs">
      / <Unit of={unit} quantity="1" />
    </span>
  );
  return (
    <>
      <ListTable
        tall
        aria-label={t('title')}
        headings={[first, { numeric: t('listPrice') }, t('code'), t('barcode'), t('category')]}
      >
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} className="align-middle">
              <TableCell className="min-w-40">
                <span className="flex items-center gap-3">
                  {mayManage ? (
                    <ChooseRow
                      of={selection}
                      row={row.id}
                      label={t('bulk.choose', { name: goodsName(row), code: row.code })}
                    />
                  ) : null}
                  <GoodsPicture picture={row.picture} edge={96} className="size-10" />
                  <span className="min-w-0">
                    <TextLink href={`/catalog/${row.id}`}>{row.name}</TextLink>{' '}
                    {row.active ? null : <Badge>{t('discontinued')}</Badge>}
                    <span className="block text-ink-soft text-xs">{row.spec}</span>
                  </span>
                </span>
              </TableCell>
              <TableCell numeric>
                {mayManage ? (
                  <PriceCell product={{ ...row, called: `${goodsName(row)} ${row.code}` }} per={per(row)} />
                ) : (
                  <>
                    <Amount fen={row.listPriceFen} tone="plain" /> {per(row)}
                  </>
                )}
              </TableCell>
              <TableCell className="figures">{row.code}</TableCell>
              <TableCell className="figures">{row.barcode ?? '–'}</TableCell>
              <TableCell>{row.category ?? '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
      {mayManage ? <ProductBulk of={selection} onSale={onSale} categories={categories} /> : null}
    </>
  );
}
