'use client';

import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { ReviewLine } from '@/server/stocktake/review-stocktake';
import type { PickedLine } from './picked-line';

/** Lines of a review; each expected quantity opens to the entries it is made of. */
export function ReviewTable(props: {
  rows: readonly ReviewLine[];
  storeId: string;
  timeZone: string;
  picked: readonly PickedLine[];
  onPick: ((picked: readonly PickedLine[]) => void) | undefined;
}) {
  const t = useTranslations('stocktake');
  const { rows, picked, onPick } = props;
  if (rows.length === 0) return <EmptyState title={t('noLines')} />;
  const isPicked = (row: PickedLine) =>
    picked.some((one) => one.productId === row.productId && one.zoneId === row.zoneId);
  const toggle = (row: ReviewLine) => {
    const { productId, zoneId } = row;
    const others = picked.filter((one) => one.productId !== productId || one.zoneId !== zoneId);
    onPick?.(isPicked(row) ? others : [...others, { productId, zoneId }]);
  };
  return (
    <ListTable
      tall
      aria-label={t('review')}
      headings={[
        t('goods'),
        t('zone'),
        { numeric: t('counted') },
        { numeric: t('expected') },
        { numeric: t('variance') },
        { numeric: t('atCost') },
        { numeric: t('atListShort') },
        t('whoWhen'),
        t('decision'),
      ]}
    >
      <TableBody>
        {rows.map((row) => (
          <TableRow key={`${row.productId}${row.zoneId}`}>
            <TableCell>
              <span className="flex items-start gap-3">
                {onPick ? (
                  <Checkbox
                    aria-label={t('pickLine', { name: goodsName(row), zone: row.zone })}
                    checked={isPicked(row)}
                    onCheckedChange={() => toggle(row)}
                  />
                ) : null}
                <span>
                  {goodsName(row)}
                  <span className="block text-ink-soft text-xs">{row.code}</span>
                </span>
              </span>
            </TableCell>
            <TableCell>{row.zone}</TableCell>
            <TableCell numeric>
              {row.counted === null ? '–' : <Quantity value={row.counted} unit={row.unit} tone="plain" />}
              {row.firstCounted === null ? null : (
                <span className="block text-ink-soft text-xs">
                  {t('firstCounted', { quantity: row.firstCounted })}
                </span>
              )}
            </TableCell>
            <TableCell numeric>
              <TextLink href={`/stock/entries?store=${props.storeId}&product=${row.productId}`}>
                {formatQuantity(row.expected)}
              </TextLink>
            </TableCell>
            <TableCell numeric>
              <Quantity value={row.variance} sign="always" />
            </TableCell>
            <TableCell numeric>
              {row.costFen === null ? '–' : <Amount fen={row.costFen} sign="always" />}
            </TableCell>
            <TableCell numeric>
              <Amount fen={row.listFen} sign="always" />
            </TableCell>
            <TableCell className="whitespace-nowrap text-sm">
              {row.counted === null ? '–' : row.people.join(t('comma'))}
              <span className="block text-ink-soft text-xs">
                {row.counted === null ? '' : <DateTime at={row.moment} timeZone={props.timeZone} />}
              </span>
            </TableCell>
            <TableCell>
              <span className="flex flex-wrap gap-1">
                {row.decision === null ? <Badge tone="late">{t('undecided')}</Badge> : null}
                {row.decision === 'ZERO' || row.decision === 'LEAVE' ? (
                  <Badge>{t(`decisions.${row.decision}`)}</Badge>
                ) : null}
                {row.beyond ? <Badge tone="warn">{t('beyond')}</Badge> : null}
                {row.near ? <Badge tone="warn">{t('near')}</Badge> : null}
                {row.round === 2 ? <Badge tone="ok">{t('recounted')}</Badge> : null}
              </span>
              {row.reason === '' ? null : <span className="block text-ink-soft text-xs">{row.reason}</span>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}
