import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import type { FiguresProps } from './figures-props';

/** Who allowed what, and what nobody did. */
export function ApprovalsSection({ storeId, figures, people, specs }: FiguresProps) {
  const t = useTranslations('reports');
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
                  {row.ticketId ? (
                    <TextLink href={`/tickets/${storeId}/${row.ticketId}`}>{row.number}</TextLink>
                  ) : null}{' '}
                  {row.productName === null
                    ? t(`approvalKinds.${row.kind}`)
                    : goodsName({ name: row.productName, spec: specs[row.approvalId] })}
                  <span className="block text-ink-soft text-xs">{row.reason}</span>
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
                  {goodsName({ name: row.productName, spec: specs[row.breachId] })}
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

/** Goods in and out by kind, at cost for those who may see it. */
export function StockSection({ storeId, day, figures }: FiguresProps) {
  const t = useTranslations('reports');
  const kinds = useTranslations('stock.entryKinds');
  return (
    <Section paper title={t('stock')}>
      <ListTable
        headings={[
          t('kind'),
          { numeric: t('stockIn') },
          { numeric: t('stockOut') },
          { numeric: t('atCost') },
        ]}
      >
        <TableBody>
          {figures.stock.map((row) => (
            <TableRow key={row.kind}>
              <TableCell>
                <TextLink href={`/stock/entries?store=${storeId}&from=${day}&to=${day}&kind=${row.kind}`}>
                  {kinds(row.kind)}
                </TextLink>
              </TableCell>
              <TableCell numeric>{row.in}</TableCell>
              <TableCell numeric>{row.out}</TableCell>
              <AmountCell fen={row.valueFen} />
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
      {figures.belowZero > 0 ? (
        <p className="px-3 py-2 text-sm">
          <Badge tone="late">{t('belowZero', { count: figures.belowZero })}</Badge>
        </p>
      ) : null}
    </Section>
  );
}
