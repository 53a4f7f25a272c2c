import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { PromotionCost as Cost } from '@/server/sales/promotion-cost';

/** What a promotion gave so far, by store, and its latest tickets. */
export function PromotionCost({ cost }: { cost: Cost }) {
  const t = useTranslations('promotions.cost');
  if (cost.stores.length === 0) return null;
  return (
    <Section paper title={t('title')}>
      <ListTable
        aria-label={t('title')}
        headings={[t('store'), { numeric: t('tickets') }, { numeric: t('given') }, { numeric: t('sold') }]}
      >
        <TableBody>
          {cost.stores.map((row) => (
            <TableRow key={row.storeId}>
              <TableCell>{row.storeName}</TableCell>
              <TableCell numeric>{row.tickets}</TableCell>
              <TableCell numeric>
                <Amount fen={row.savedFen} tone="plain" />
              </TableCell>
              <TableCell numeric>
                <Amount fen={row.netFen} tone="plain" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
      <ListTable
        aria-label={t('latest')}
        headings={[t('ticket'), t('store'), t('day'), { numeric: t('given') }]}
      >
        <TableBody>
          {cost.latest.map((row) => (
            <TableRow key={row.ticketId}>
              <TableCell>
                <TextLink href={`/tickets/${row.storeId}/${row.ticketId}`}>{row.number}</TextLink>
              </TableCell>
              <TableCell>{row.storeName}</TableCell>
              <TableCell>
                <BusinessDay day={row.businessDay} />
              </TableCell>
              <TableCell numeric>
                <Amount fen={row.savedFen} tone="plain" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
    </Section>
  );
}
