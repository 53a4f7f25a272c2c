'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { LoadMore } from '@/components/ui/load-more';
import { Stat, StatGrid } from '@/components/ui/stat';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { formatMoney } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { ChangePreview, PreviewedChange } from '@/server/imports/preview-changes';

const STEP = 50;

/** What the import will change, product by product: old and new beside each other. */
export function ChangeTable({ changes }: { changes: ChangePreview }) {
  const t = useTranslations('imports');
  const [shown, setShown] = useState(STEP);
  const { products } = changes;
  return (
    <>
      <StatGrid>
        <Stat label={t('newProducts')} value={changes.created} />
        <Stat label={t('changedProducts')} value={changes.changed} />
        <Stat label={t('unchangedProducts')} value={changes.unchanged} />
      </StatGrid>
      {products.length > 0 ? (
        <Table aria-label={t('changes')}>
          <TableHeadings of={[{ numeric: t('row') }, t('product'), t('change')]} />
          <TableBody>
            {products.slice(0, shown).map((product) => (
              <TableRow key={product.code}>
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
  const before = change.hidden ? t('hidden') : words(change, change.before);
  return (
    <div>
      <span className="text-ink-soft">{t(`facts.${change.fact}`)}</span> <s>{before}</s> →{' '}
      <strong className="font-medium">{words(change, change.after)}</strong>
    </div>
  );
}

function useFactWords() {
  const t = useTranslations('imports');
  const format = useFormatter();
  return ({ fact }: PreviewedChange, value: PreviewedChange['after']): string => {
    if (value === null || value === '') return t('none');
    if (typeof value === 'boolean') return value ? t('active.yes') : t('active.no');
    if (typeof value === 'string') return value;
    if (fact === 'listPriceFen' || fact === 'floorPriceFen' || fact === 'memberPriceFen')
      return formatMoney(value);
    if (fact === 'cost') return format.number(value / 100, { maximumFractionDigits: 8 });
    return fact === 'taxRateBp' ? `${value / 100}%` : String(value);
  };
}
