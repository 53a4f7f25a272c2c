import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { LinesWithPapers } from '@/components/vouchers/line-papers';
import type { stockSection } from '@/server/stock/day-report/stock-section';

type MovedRow = PartProps<typeof stockSection>['figures']['stock'][number];

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
              <TableCell numeric>
                <Moved row={row} side="in" />
              </TableCell>
              <TableCell numeric>
                <Moved row={row} side="out" />
              </TableCell>
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

/** How much of each unit; reports from before units were told apart have one sum of all. */
function Moved({ row, side }: { row: MovedRow; side: 'in' | 'out' }) {
  const moved = row.units?.filter((one) => one[side] !== '0');
  if (!moved) return row[side];
  if (moved.length === 0) return '–';
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-2">
      {moved.map((one) => (
        <Quantity key={one.unit} value={one[side]} unit={one.unit} tone="plain" />
      ))}
    </span>
  );
}
