import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableFoot, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { sumFen } from '@/lib/money';
import { receiptNumber } from '@/lib/receipt-number';
import { takings } from '@/server/reports/rules';
import type { DayFigures } from '@/server/reports/schema';
import { DrawersSection } from './drawers';
import { ApprovalsSection, StockSection } from './figures-beyond-money';

export interface MissingNumber {
  prefix: string;
  seq: number;
  what: 'OTHER_DAY' | 'EXPLAINED' | 'PARKED' | 'GAP';
  detail: string;
  /** Who explained it and when; after the seal it changes no figure. */
  since: { at: Date; by: string; afterSeal: boolean } | null;
}

export interface FiguresProps {
  storeId: string;
  day: string;
  timeZone: string;
  figures: DayFigures;
  people: Record<string, string>;
  missing: readonly MissingNumber[];
}

/** The whole report, section by section; every figure leads to what it is made of. */
export function ReportFigures(props: FiguresProps) {
  return (
    <div className="grid min-w-0 gap-4 xl:grid-cols-2">
      <TakingsSection {...props} />
      <TendersSection {...props} />
      <TillsSection {...props} />
      <DrawersSection {...props} />
      <NumbersSection {...props} />
      <ApprovalsSection {...props} />
      <StockSection {...props} />
    </div>
  );
}

function TakingsSection({ storeId, day, figures }: FiguresProps) {
  const t = useTranslations('reports');
  const kinds = Object.entries(figures.tickets);
  const total = (of: (row: (typeof kinds)[number][1]) => number) => sumFen(kinds.map(([, row]) => of(row)));
  return (
    <Section paper title={t('takings')}>
      <Table>
        <TableHeadings
          of={[
            t('kind'),
            { numeric: t('count') },
            { numeric: t('listAmount') },
            { numeric: t('discount') },
            { numeric: t('net') },
          ]}
        />
        <TableBody>
          {kinds.map(([kind, row]) => (
            <TableRow key={kind}>
              <TableCell>
                <TextLink href={`/tickets?store=${storeId}&day=${day}&kind=${kind}`}>
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
          <TableRow>
            <TableCell colSpan={4}>{t('rounding')}</TableCell>
            <AmountCell fen={-total((row) => row.roundingFen)} />
          </TableRow>
          <TableRow>
            <TableCell colSpan={4}>{t('takingsNet')}</TableCell>
            <AmountCell fen={takings(figures.tickets)} />
          </TableRow>
          <TableRow>
            <TableCell colSpan={4}>{t('taxOfThis')}</TableCell>
            <AmountCell fen={total((row) => row.taxFen)} />
          </TableRow>
        </TableFoot>
      </Table>
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

function TendersSection({ storeId, day, figures }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section paper title={t('tenders')}>
      <Table>
        <TableHeadings
          of={[
            t('tender'),
            { numeric: t('count') },
            { numeric: t('taken') },
            { numeric: t('refunded') },
            { numeric: t('net') },
          ]}
        />
        <TableBody>
          {figures.tenders.map((row) => (
            <TableRow key={row.kind}>
              <TableCell>
                <TextLink href={`/tickets?store=${storeId}&day=${day}&tender=${row.kind}`}>
                  {t(`tenderKinds.${row.kind}`)}
                </TextLink>
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
            <TableCell colSpan={4}>{t('total')}</TableCell>
            <AmountCell fen={figures.tenders.reduce((sum, row) => sum + row.takenFen - row.refundedFen, 0)} />
          </TableRow>
        </TableFoot>
      </Table>
    </Section>
  );
}

function TillsSection({ storeId, figures, people }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section paper title={t('tills')}>
      <Table>
        <TableHeadings
          of={[
            t('till'),
            t('openedBy'),
            { numeric: t('expected') },
            { numeric: t('counted') },
            { numeric: t('overShort') },
          ]}
        />
        <TableBody>
          {figures.sessions.map((row) => (
            <TableRow key={row.sessionId}>
              <TableCell>
                <TextLink href={`/tickets?store=${storeId}&session=${row.sessionId}`}>
                  {row.tillCode} {row.zNumber === null ? '' : `Z${row.zNumber}`}
                </TextLink>
              </TableCell>
              <TableCell>{people[row.openedById] ?? ''}</TableCell>
              <TableCell numeric>
                {row.expectedFen === null ? t('stillOpen') : <Amount fen={row.expectedFen} tone="plain" />}
              </TableCell>
              <AmountCell fen={row.countedFen} />
              <AmountCell signed fen={row.differenceFen} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 px-3 py-2 text-sm">
        {(figures.drawers.length === 0 ? figures.cash : []).map((row) => (
          <li key={row.kind} className="flex gap-2">
            <span className="text-ink-soft">{t(`cashKinds.${row.kind}`)}</span>
            <Amount fen={row.amountFen} tone="plain" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NumbersSection({ figures, missing, timeZone }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section paper title={t('numbers')} description={t('numbersHint')}>
      <Table>
        <TableHeadings of={[t('series'), t('firstToLast'), { numeric: t('count') }, t('missing')]} />
        <TableBody>
          {figures.numbers.map((row) => (
            <TableRow key={row.prefix}>
              <TableCell>{row.prefix}</TableCell>
              <TableCell className="figures">
                {row.first} – {row.last}
              </TableCell>
              <TableCell numeric>{row.count}</TableCell>
              <TableCell>
                {missing.filter((one) => one.prefix === row.prefix).length === 0 ? (
                  <Badge tone="ok">{t('noneMissing')}</Badge>
                ) : (
                  <ul className="flex flex-col gap-1">
                    {missing
                      .filter((one) => one.prefix === row.prefix)
                      .map((one) => (
                        <li key={one.seq}>
                          <Badge tone={one.what === 'GAP' ? 'late' : 'neutral'}>
                            {receiptNumber(row.prefix, one.seq)} {t(`missingKinds.${one.what}`)} {one.detail}
                          </Badge>
                          {one.since ? (
                            <span className="block text-ink-soft text-xs">
                              {one.since.afterSeal ? `${t('open.afterSeal')} · ` : ''}
                              <DateTime at={one.since.at} timeZone={timeZone} /> {one.since.by}
                            </span>
                          ) : null}
                        </li>
                      ))}
                  </ul>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {figures.late.length > 0 ? (
        <p className="px-3 py-2 text-sm">{t('lateTickets', { count: figures.late.length })}</p>
      ) : null}
    </Section>
  );
}
