import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import type { MonthAnalysis, SoldRow } from '@/server/insight/analysis/month-analysis';
import { BANDS } from '@/server/insight/rules';
import { shareOf, wholeYuan } from '../change-rules';
import { figureLink, rankingLink } from './figure-link';
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
      <Card
        padding="none"
        className="sm:max-xl:[&_td]:px-1.5 sm:max-xl:[&_td]:text-xs sm:max-xl:[&_th]:px-1.5 sm:max-xl:[&_th]:text-xs"
      >
        <ListTable
          aria-label={t('byCategory')}
          headings={[
            t('category'),
            ...bands.map(({ index }) => ({ numeric: t(`bands.${index}`) })),
            { numeric: t('total') },
          ]}
        >
          <TableBody>
            {found.categories.map((row) => (
              <TableRow key={row.key ?? ''}>
                <TableCell className="font-medium">
                  <TextLink href={rankingLink(scope, found.month, { category: row.key })}>
                    {row.name || t('noCategory')}
                  </TextLink>
                </TableCell>
                {bands.map(({ index }) => (
                  <FigureCell
                    key={index}
                    of={row.bands.find(({ band }) => band === index)}
                    whole={found.netFen}
                    href={figureLink(scope, found.month, { category: row.key, band: index })}
                  />
                ))}
                <FigureCell
                  exact
                  of={row}
                  whole={found.netFen}
                  href={figureLink(scope, found.month, { category: row.key })}
                />
              </TableRow>
            ))}
          </TableBody>
          <TableFoot>
            <TableRow>
              <TableCell>{t('total')}</TableCell>
              {bands.map(({ index }) => (
                <TableCell key={index} numeric>
                  <TextLink href={figureLink(scope, found.month, { band: index })}>
                    {wholeYuan(ofBand(index))}
                  </TextLink>
                </TableCell>
              ))}
              <AmountCell fen={found.netFen} href={figureLink(scope, found.month, {})} />
            </TableRow>
          </TableFoot>
        </ListTable>
      </Card>
    </Section>
  );
}

/** What it took; below it how many, and its share of the month. */
function FigureCell({
  of,
  whole,
  href,
  exact = false,
}: {
  of: Pick<SoldRow, 'netFen' | 'pieces'> | undefined;
  whole: number;
  href: string;
  /** With its fen. */
  exact?: boolean;
}) {
  if (!of)
    return (
      <TableCell numeric className="max-sm:hidden">
        –
      </TableCell>
    );
  return (
    <TableCell numeric>
      <TextLink href={href}>{exact ? formatMoney(of.netFen) : wholeYuan(of.netFen)}</TextLink>
      <span className="block text-ink-soft text-xs">
        <Pieces of={of.pieces} />
        <span className="sm:max-xl:hidden"> · </span>
        <span className="sm:max-xl:block">{shareOf(of.netFen, whole) ?? '–'}</span>
      </span>
    </TableCell>
  );
}
