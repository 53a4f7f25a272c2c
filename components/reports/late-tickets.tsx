import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { sumFen } from '@/lib/money';

interface Late {
  ticketId: string;
  number: string;
  occurredAt: Date;
  totalFen: number;
  cashFen: number;
}

/** What the books got after a drawer was closed: apart from its figures, which foot without it. */
export function LateTickets(props: { storeId: string; late: readonly Late[]; timeZone: string }) {
  const t = useTranslations('reports');
  if (props.late.length === 0) return null;
  return (
    <Section paper title={t('late')} description={t('lateHint')}>
      <ListTable
        headings={[t('lateTicket'), { numeric: t('lateTotal') }, { numeric: t('tenderKinds.CASH') }]}
      >
        <TableBody>
          {props.late.map((ticket) => (
            <TableRow key={ticket.ticketId}>
              <TableCell>
                <TextLink href={`/tickets/${props.storeId}/${ticket.ticketId}`}>{ticket.number}</TextLink>{' '}
                <DateTime at={ticket.occurredAt} timeZone={props.timeZone} />
              </TableCell>
              <AmountCell fen={ticket.totalFen} />
              <AmountCell fen={ticket.cashFen} />
            </TableRow>
          ))}
        </TableBody>
        <TableFoot>
          <TableRow>
            <TableCell>{t('lateSum')}</TableCell>
            <AmountCell fen={sumFen(props.late.map(({ totalFen }) => totalFen))} />
            <AmountCell fen={sumFen(props.late.map(({ cashFen }) => cashFen))} />
          </TableRow>
        </TableFoot>
      </ListTable>
    </Section>
  );
}
