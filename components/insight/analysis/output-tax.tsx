import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { sumFen } from '@/lib/money';
import type { MonthAnalysis } from '@/server/insight/analysis/month-analysis';

/** The month's output tax, rate by rate: with tax, without, and the tax itself. */
export function OutputTax({ found }: { found: MonthAnalysis }) {
  const t = useTranslations('insight.analysis');
  const { taxes } = found;
  const taxFen = sumFen(taxes.map((row) => row.taxFen));
  return (
    <Section title={t('tax')} description={t('taxHint')}>
      <Card padding="none">
        <ListTable
          aria-label={t('tax')}
          headings={[
            t('taxRate'),
            { numeric: t('withTax') },
            { numeric: t('withoutTax') },
            { numeric: t('taxAmount') },
          ]}
        >
          <TableBody>
            {taxes.map((row) => (
              <TableRow key={row.taxRateBp}>
                <TableCell className="figures">{row.taxRateBp / 100}%</TableCell>
                <AmountCell fen={row.netFen} />
                <AmountCell fen={row.netFen - row.taxFen} />
                <AmountCell fen={row.taxFen} />
              </TableRow>
            ))}
          </TableBody>
          <TableFoot>
            <TableRow>
              <TableCell>{t('total')}</TableCell>
              <AmountCell fen={found.netFen} />
              <AmountCell fen={found.netFen - taxFen} />
              <AmountCell fen={taxFen} />
            </TableRow>
          </TableFoot>
        </ListTable>
      </Card>
    </Section>
  );
}
