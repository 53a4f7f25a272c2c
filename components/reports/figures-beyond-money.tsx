import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { FiguresProps } from './figures';

/** Who allowed what, and what nobody did. */
export function ApprovalsSection({ storeId, figures, people }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section title={t('approvals')}>
      {figures.approvals.length + figures.breaches.length === 0 ? (
        <p className="px-3 py-3 text-ink-soft text-sm">{t('noApprovals')}</p>
      ) : (
        <Table>
          <TableHead>
            <TableRow>
              <TableHeader>{t('what')}</TableHeader>
              <TableHeader>{t('who')}</TableHeader>
              <TableHeader numeric>{t('oldAmount')}</TableHeader>
              <TableHeader numeric>{t('newAmount')}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {figures.approvals.map((row) => (
              <TableRow key={row.approvalId}>
                <TableCell>
                  {row.ticketId ? (
                    <Link className="text-accent underline" href={`/tickets/${storeId}/${row.ticketId}`}>
                      {row.number}
                    </Link>
                  ) : null}{' '}
                  {row.productName ?? t(`approvalKinds.${row.kind}`)}
                  <span className="block text-ink-soft text-xs">{row.reason}</span>
                </TableCell>
                <TableCell>
                  {people[row.grantedById] ?? ''}
                  {row.grantedById === row.requestedById ? (
                    <Badge tone="warn">{t('ownApproval')}</Badge>
                  ) : null}
                </TableCell>
                <TableCell numeric>
                  <Amount fen={row.oldFen} tone="plain" />
                </TableCell>
                <TableCell numeric>
                  <Amount fen={row.netFen} tone="plain" />
                </TableCell>
              </TableRow>
            ))}
            {figures.breaches.map((row) => (
              <TableRow key={row.breachId}>
                <TableCell>
                  <Link className="text-accent underline" href={`/tickets/${storeId}/${row.ticketId}`}>
                    {row.number}
                  </Link>{' '}
                  {row.productName}
                </TableCell>
                <TableCell>
                  <Badge tone="late">{t('breach')}</Badge>
                </TableCell>
                <TableCell numeric>
                  {row.floorFen === null ? '–' : <Amount fen={row.floorFen} tone="plain" />}
                </TableCell>
                <TableCell numeric>
                  <Amount fen={row.netFen} tone="plain" />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

/** Goods in and out by kind, at cost for those who may see it. */
export function StockSection({ storeId, day, figures }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section title={t('stock')}>
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>{t('kind')}</TableHeader>
            <TableHeader numeric>{t('stockIn')}</TableHeader>
            <TableHeader numeric>{t('stockOut')}</TableHeader>
            <TableHeader numeric>{t('atCost')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {figures.stock.map((row) => (
            <TableRow key={row.kind}>
              <TableCell>
                <Link
                  className="text-accent underline"
                  href={`/stock/entries?store=${storeId}&from=${day}&to=${day}&kind=${row.kind}`}
                >
                  {t(`entryKinds.${row.kind}`)}
                </Link>
              </TableCell>
              <TableCell numeric>{row.in}</TableCell>
              <TableCell numeric>{row.out}</TableCell>
              <TableCell numeric>
                {row.valueFen === null ? '–' : <Amount fen={row.valueFen} tone="plain" />}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {figures.belowZero > 0 ? (
        <p className="px-3 py-2 text-sm">
          <Badge tone="late">{t('belowZero', { count: figures.belowZero })}</Badge>
        </p>
      ) : null}
    </Section>
  );
}
