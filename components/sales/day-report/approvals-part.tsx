import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { useReasonWords } from '@/components/shell/use-reason-words';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import type { approvalsSection } from '@/server/sales/day-report/approvals-section';

/** Who allowed what, and what nobody did. */
export function ApprovalsPart({ storeId, figures, details, people }: PartProps<typeof approvalsSection>) {
  const t = useTranslations('reports');
  const reasonOf = useReasonWords();
  return (
    <Section paper title={t('approvals')}>
      {figures.approvals.length + figures.breaches.length === 0 ? (
        <p className="px-3 py-3 text-ink-soft text-sm">{t('noApprovals')}</p>
      ) : (
        <ListTable headings={[t('what'), t('who'), { numeric: t('oldAmount') }, { numeric: t('newAmount') }]}>
          <TableBody>
            {figures.approvals.map((row) => (
              <TableRow key={row.approvalId}>
                <TableCell>
                  <TicketLink storeId={storeId} ticket={details.returnTickets[row.approvalId] ?? row} />{' '}
                  {row.productName === null
                    ? t(`approvalKinds.${row.kind}`)
                    : goodsName({ name: row.productName, spec: details.specs[row.approvalId] })}
                  <span className="block text-ink-soft text-xs">{reasonOf(row.reason)}</span>
                </TableCell>
                <TableCell>
                  {people[row.grantedById] ?? ''}
                  {row.grantedById === row.requestedById ? (
                    <Badge tone="warn">{t('ownApproval')}</Badge>
                  ) : null}
                </TableCell>
                <AmountCell fen={row.oldFen} />
                <AmountCell fen={row.netFen} />
              </TableRow>
            ))}
            {figures.breaches.map((row) => (
              <TableRow key={row.breachId}>
                <TableCell>
                  <TextLink href={`/tickets/${storeId}/${row.ticketId}`}>{row.number}</TextLink>{' '}
                  {goodsName({ name: row.productName, spec: details.specs[row.breachId] })}
                </TableCell>
                <TableCell>
                  <Badge tone="late">{t('breach')}</Badge>
                </TableCell>
                <AmountCell fen={row.floorFen} />
                <AmountCell fen={row.netFen} />
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      )}
    </Section>
  );
}

function TicketLink(props: { storeId: string; ticket: { ticketId: string | null; number: string | null } }) {
  const { ticketId, number } = props.ticket;
  return ticketId ? <TextLink href={`/tickets/${props.storeId}/${ticketId}`}>{number}</TextLink> : null;
}
