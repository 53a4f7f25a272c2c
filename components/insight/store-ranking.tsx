import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { StoreTakings } from '@/server/insight/homes/store-takings';
import { changeOf, shareOf } from './change-rules';

/** Stores by what they took yesterday, the best first; each figure leads to its tickets. */
export function StoreRanking({ stores }: { stores: readonly StoreTakings[] }) {
  const t = useTranslations('insight');
  const ranked = stores.toSorted((a, b) => b.yesterdayFen - a.yesterdayFen || (a.code < b.code ? -1 : 1));
  const tickets = (storeId: string, from: string, to: string) =>
    `/tickets?store=${storeId}&from=${from}&to=${to}`;
  return (
    <Section title={t('ranking')}>
      <Card padding="none">
        <ListTable
          aria-label={t('ranking')}
          headings={[
            t('store'),
            { numeric: t('yesterday') },
            { numeric: t('vsLastWeek') },
            { numeric: t('monthTakings') },
            { numeric: t('vsLastMonth') },
            { numeric: t('targetReached') },
            { numeric: t('today') },
          ]}
        >
          <TableBody>
            {ranked.map((store, index) => (
              <TableRow key={store.storeId}>
                <TableCell>
                  <span className="figures mr-2 inline-block w-5 text-right text-ink-soft">{index + 1}</span>
                  <TextLink href={`/day-reports/${store.storeId}/${store.yesterday}`}>{store.name}</TextLink>
                </TableCell>
                <AmountCell
                  fen={store.yesterdayFen}
                  href={tickets(store.storeId, store.yesterday, store.yesterday)}
                />
                <TableCell numeric>
                  {changeOf(store.yesterdayFen, store.yesterdayLastWeekFen) ?? '–'}
                </TableCell>
                <AmountCell
                  fen={store.monthFen}
                  href={tickets(store.storeId, store.month, store.yesterday)}
                />
                <TableCell numeric>{changeOf(store.monthFen, store.lastMonthFen) ?? '–'}</TableCell>
                <TableCell numeric>{shareOf(store.monthFen, store.targetFen) ?? '–'}</TableCell>
                <AmountCell fen={store.todayFen} href={tickets(store.storeId, store.today, store.today)} />
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Card>
    </Section>
  );
}
