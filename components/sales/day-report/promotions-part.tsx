import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { sumFen } from '@/lib/money';
import type { promotionsSection } from '@/server/sales/day-report/promotions-section';

/** What promotions took off that day, each with its receipts. */
export function PromotionsPart({ storeId, figures, details }: PartProps<typeof promotionsSection>) {
  const t = useTranslations('reports');
  return (
    <Section paper title={t('promotions')}>
      {figures.promotions.length === 0 ? (
        <p className="px-3 py-3 text-ink-soft text-sm">{t('noPromotions')}</p>
      ) : (
        <ListTable
          headings={[
            t('promotion'),
            { numeric: t('count') },
            { numeric: t('promotionGiven') },
            { numeric: t('promotionNet') },
          ]}
        >
          <TableBody>
            {figures.promotions.map((row) => {
              const { name, tickets } = details.promotions[row.versionId] ?? { name: '', tickets: [] };
              return (
                <TableRow key={row.versionId}>
                  <TableCell>
                    {name}
                    <Tickets storeId={storeId} tickets={tickets} all={row.tickets} />
                  </TableCell>
                  <TableCell numeric>{row.tickets}</TableCell>
                  <AmountCell fen={row.savedFen} />
                  <AmountCell fen={row.netFen} />
                </TableRow>
              );
            })}
          </TableBody>
          <TableFoot>
            <TableRow>
              <TableCell>{t('total')}</TableCell>
              <TableCell />
              <AmountCell fen={sumFen(figures.promotions.map(({ savedFen }) => savedFen))} />
              {/* A receipt, or a line, that two promotions were given on would count twice. */}
              <TableCell />
            </TableRow>
          </TableFoot>
        </ListTable>
      )}
    </Section>
  );
}

interface TicketsProps {
  storeId: string;
  tickets: readonly { ticketId: string; number: string }[];
  /** How many there are, also those not shown. */
  all: number;
}

function Tickets({ storeId, tickets, all }: TicketsProps) {
  const t = useTranslations('reports');
  if (tickets.length === 0) return null;
  return (
    <details className="print:hidden">
      <summary className="cursor-pointer py-1 text-ink-soft text-xs">{t('promotionTickets')}</summary>
      <p className="flex flex-wrap gap-x-3 gap-y-1">
        {tickets.map(({ ticketId, number }) => (
          <TextLink key={ticketId} href={`/tickets/${storeId}/${ticketId}`}>
            {number}
          </TextLink>
        ))}
        {all > tickets.length ? (
          <span>{t('promotionMoreTickets', { count: all - tickets.length })}</span>
        ) : null}
      </p>
    </details>
  );
}
