import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableFoot, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import type { CategoryRow, MonthAnalysis } from '@/server/insight/analysis/month-analysis';
import { BANDS } from '@/server/insight/rules';
import { shareOf } from '../change-rules';
import { figureLink } from './figure-link';
import { Pieces } from './pieces';

/** Categories down, price bands across: what each cell took, how many pieces, and its share of the month. */
export function CategoryBands({ found, scope }: { found: MonthAnalysis; scope: string }) {
  const t = useTranslations('insight.analysis');
  const bands = BANDS.filter(({ index }) =>
    found.categories.some((row) => row.bands.some(({ band }) => band === index)),
  );
  const ofBand = (band: number) =>
    found.categories.reduce(
      (sum, row) => sum + (row.bands.find((cell) => cell.band === band)?.netFen ?? 0),
      0,
    );
  return (
    <Section title={t('byCategory')} description={t('byCategoryHint')}>
      <Card padding="none">
        <Table aria-label={t('byCategory')}>
          <TableHeadings
            of={[
              t('category'),
              ...bands.map(({ index }) => ({ numeric: t(`bands.${index}`) })),
              { numeric: t('pieces') },
              { numeric: t('net') },
              { numeric: t('share') },
            ]}
          />
          <TableBody>
            {found.categories.map((row) => (
              <TableRow key={row.key ?? ''}>
                <TableCell className="sticky left-0 bg-paper font-medium">
                  {row.name || t('noCategory')}
                </TableCell>
                {bands.map(({ index }) => (
                  <BandCell key={index} row={row} band={index} found={found} scope={scope} />
                ))}
                <TableCell numeric>
                  <Pieces of={row.pieces} />
                </TableCell>
                <AmountCell fen={row.netFen} href={figureLink(scope, found.month, { category: row.key })} />
                <TableCell numeric>{shareOf(row.netFen, found.netFen) ?? '–'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
          <TableFoot>
            <TableRow>
              <TableCell className="sticky left-0 bg-paper">{t('total')}</TableCell>
              {bands.map(({ index }) => (
                <AmountCell
                  key={index}
                  fen={ofBand(index)}
                  href={figureLink(scope, found.month, { band: index })}
                />
              ))}
              <TableCell />
              <AmountCell fen={found.netFen} href={figureLink(scope, found.month, {})} />
              <TableCell numeric>100%</TableCell>
            </TableRow>
          </TableFoot>
        </Table>
      </Card>
    </Section>
  );
}

function BandCell({
  row,
  band,
  found,
  scope,
}: {
  row: CategoryRow;
  band: number;
  found: MonthAnalysis;
  scope: string;
}) {
  const cell = row.bands.find((one) => one.band === band);
  if (!cell) return <TableCell numeric>–</TableCell>;
  return (
    <TableCell numeric>
      <TextLink href={figureLink(scope, found.month, { category: row.key, band })}>
        {formatMoney(cell.netFen)}
      </TextLink>
      <span className="block text-ink-soft text-xs">
        <Pieces of={cell.pieces} /> · {shareOf(cell.netFen, found.netFen) ?? '–'}
      </span>
    </TableCell>
  );
}
