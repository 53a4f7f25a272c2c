import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { LinesWithPapers } from '@/components/vouchers/line-papers';
import type { stockSection } from '@/server/stock/day-report/stock-section';

/** Goods in and out by kind, at cost for those who may see it. */
export function StockPart({ storeId, day, figures, papers }: PartProps<typeof stockSection>) {
  const t = useTranslations('reports');
  const kinds = useTranslations('stock.entryKinds');
  const notes = papers.lines.filter(({ kind, key }) => kind === 'SUPPLIER_NOTE' && key !== '');
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
                {row.kind === 'RECEIVING' ? <LinesWithPapers papers={papers} lines={notes} /> : null}
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
