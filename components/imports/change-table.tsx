'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { LoadMore } from '@/components/ui/load-more';
import { Stat, StatGrid } from '@/components/ui/stat';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { isYearless } from '@/lib/birthday';
import { formatMoney } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { CUSTOMER_SOURCES } from '@/server/customers/schema';
import type { ChangePreview, PreviewedChange } from '@/server/imports/preview-changes';
import type { ImportKind } from '@/server/imports/rules';

const STEP = 50;

/** What the import will change, product by product: old and new beside each other. */
export function ChangeTable({ kind, changes }: { kind: ImportKind; changes: ChangePreview }) {
  const t = useTranslations('imports');
  const [shown, setShown] = useState(STEP);
  const { products } = changes;
  const ofCustomers = kind === 'CUSTOMERS';
  return (
    <>
      <StatGrid>
        <Stat label={ofCustomers ? t('customers.fresh') : t('newProducts')} value={changes.created} />
        <Stat label={ofCustomers ? t('customers.changed') : t('changedProducts')} value={changes.changed} />
        <Stat
          label={ofCustomers ? t('customers.unchanged') : t('unchangedProducts')}
          value={changes.unchanged}
        />
      </StatGrid>
      {products.length > 0 ? (
        <Table aria-label={t('changes')}>
          <TableHeadings
            of={[{ numeric: t('row') }, ofCustomers ? t('customers.customer') : t('product'), t('change')]}
          />
          <TableBody>
            {products.slice(0, shown).map((product) => (
              <TableRow key={product.row}>
                <TableCell numeric>{product.row}</TableCell>
                <TableCell>
                  {goodsName(product)}
                  <span className="block text-ink-soft text-xs">{product.code}</span>
                </TableCell>
                <TableCell>
                  {product.isNew ? <Badge tone="ok">{t('new')}</Badge> : null}
                  {product.changes.map((change) => (
                    <Change key={change.fact} change={change} />
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
      <LoadMore
        shown={Math.min(shown, products.length)}
        total={products.length}
        hasMore={shown < products.length}
        onLoadMore={() => setShown(shown + STEP)}
      />
    </>
  );
}

function Change({ change }: { change: PreviewedChange }) {
  const t = useTranslations('imports');
  const words = useFactWords();
  const before = change.hidden ? null : words(change, change.before);
  const isAdded = change.fact === 'numbers' || change.fact === 'addresses' || change.fact === 'tags';
  return (
    <div>
      <span className="text-ink-soft">{t(`facts.${change.fact}`)}</span>{' '}
      {isAdded ? null : before === null ? (
        <span className="text-ink-soft">{t('hidden')}</span>
      ) : (
        <s>{before}</s>
      )}
      {isAdded ? '' : ' → '}
      <strong className="font-medium">{words(change, change.after)}</strong>
    </div>
  );
}

function isSource(value: PreviewedChange['after']): value is (typeof CUSTOMER_SOURCES)[number] {
  return CUSTOMER_SOURCES.some((source) => source === value);
}

function useFactWords() {
  const t = useTranslations('imports');
  const sources = useTranslations('customers.sources');
  const format = useFormatter();
  return ({ fact }: PreviewedChange, value: PreviewedChange['after']): string => {
    if (value === null || value === '') return t('none');
    if (typeof value === 'boolean') return value ? t('active.yes') : t('active.no');
    if (fact === 'source' && isSource(value)) return sources(value);
    if (fact === 'birthday' && typeof value === 'string' && isYearless(value)) return value.slice(5);
    if (typeof value === 'string') return value;
    if (fact === 'listPriceFen' || fact === 'floorPriceFen' || fact === 'memberPriceFen')
      return formatMoney(value);
    if (fact === 'cost') return format.number(value / 100, { maximumFractionDigits: 8 });
    return fact === 'taxRateBp' ? `${value / 100}%` : String(value);
  };
}
