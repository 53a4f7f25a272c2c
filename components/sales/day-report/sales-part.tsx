import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { PapersOfFigure } from '@/components/vouchers/line-papers';
import { sumFen } from '@/lib/money';
import type { salesSection } from '@/server/sales/day-report/sales-section';
import { takings } from '@/server/sales/day-report/takings-rules';

type Props = PartProps<typeof salesSection>;

/** What was sold and how it was paid; every figure leads to its tickets. */
export function SalesPart(props: Props) {
  return (
    <>
      <TakingsSection {...props} />
      <TendersSection {...props} />
    </>
  );
}

function TakingsSection({ storeId, day, figures }: Props) {
  const t = useTranslations('reports');
  const kinds = Object.entries(figures.tickets);
  const total = (of: (row: (typeof kinds)[number][1]) => number) => sumFen(kinds.map(([, row]) => of(row)));
  return (
    <Section paper title={t('takings')}>
      <ListTable
        headings={[
          t('kind'),
          { numeric: t('count') },
          { numeric: t('listAmount') },
          { numeric: t('discount') },
          { numeric: t('net') },
        ]}
      >
        <TableBody>
          {kinds.map(([kind, row]) => (
            <TableRow key={kind}>
              <TableCell>
                <TextLink href={`/tickets?store=${storeId}&from=${day}&to=${day}&kind=${kind}`}>
                  {t(`ticketKinds.${kind}`)}
                </TextLink>
              </TableCell>
              <TableCell numeric>{row.count}</TableCell>
              <AmountCell fen={row.listFen} />
              <AmountCell fen={row.discountFen} />
              <AmountCell fen={row.netFen} />
            </TableRow>
          ))}
        </TableBody>
        <TableFoot>
          <TableRow>
            <TableCell>{t('total')}</TableCell>
            <TableCell numeric>{kinds.reduce((sum, [, row]) => sum + row.count, 0)}</TableCell>
            <AmountCell fen={total((row) => row.listFen)} />
            <AmountCell fen={total((row) => row.discountFen)} />
            <AmountCell fen={total((row) => row.netFen)} />
          </TableRow>
        </TableFoot>
      </ListTable>
      <dl className="flex flex-col gap-1 px-3 py-2 text-sm">
        {(
          [
            ['rounding', -total((row) => row.roundingFen)],
            ['takingsNet', takings(figures.tickets)],
            ['taxOfThis', total((row) => row.taxFen)],
          ] as const
        ).map(([name, fen]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt>{t(name)}</dt>
            <dd className="font-semibold">
              <Amount fen={fen} tone="plain" />
            </dd>
          </div>
        ))}
      </dl>
      <p className="px-3 py-2 text-ink-soft text-sm">
        {t('discountLine', {
          lines: figures.discounts.lineCount,
          baskets: figures.discounts.basketCount,
          overrides: figures.discounts.overrideCount,
        })}
      </p>
    </Section>
  );
}

function TendersSection({ storeId, day, figures, papers }: Props) {
  const t = useTranslations('reports');
  return (
    <Section paper title={t('tenders')}>
      <ListTable
        headings={[
          t('tender'),
          { numeric: t('count') },
          { numeric: t('taken') },
          { numeric: t('refunded') },
          { numeric: t('net') },
        ]}
      >
        <TableBody>
          {figures.tenders.map((row) => (
            <TableRow key={row.kind}>
              <TableCell>
                <div className="flex flex-wrap items-center gap-x-3">
                  <TextLink href={`/tickets?store=${storeId}&from=${day}&to=${day}&tender=${row.kind}`}>
                    {t(`tenderKinds.${row.kind}`)}
                  </TextLink>
                  <PapersOfFigure papers={papers} kind="TENDER" lineKey={row.kind} />
                </div>
              </TableCell>
              <TableCell numeric>{row.count}</TableCell>
              <AmountCell fen={row.takenFen} />
              <AmountCell fen={-row.refundedFen} />
              <AmountCell fen={row.takenFen - row.refundedFen} />
            </TableRow>
          ))}
        </TableBody>
        <TableFoot>
          <TableRow>
            <TableCell>{t('total')}</TableCell>
            <TableCell numeric>{figures.tenders.reduce((sum, row) => sum + row.count, 0)}</TableCell>
            <AmountCell fen={figures.tenders.reduce((sum, row) => sum + row.takenFen, 0)} />
            <AmountCell fen={-figures.tenders.reduce((sum, row) => sum + row.refundedFen, 0)} />
            <AmountCell fen={figures.tenders.reduce((sum, row) => sum + row.takenFen - row.refundedFen, 0)} />
          </TableRow>
        </TableFoot>
      </ListTable>
    </Section>
  );
}
