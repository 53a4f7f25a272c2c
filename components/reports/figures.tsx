import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { sumFen } from '@/lib/money';
import { receiptNumber } from '@/lib/receipt-number';
import { takings } from '@/server/reports/rules';
import { DrawerCountsSection } from './drawer-counts';
import { DrawersSection } from './drawers';
import { ApprovalsSection, StockSection } from './figures-beyond-money';
import type { FiguresProps } from './figures-props';

/** The whole report, section by section; every figure leads to what it is made of. */
export function ReportFigures(props: FiguresProps) {
  return (
    <div className="grid min-w-0 gap-4 2xl:grid-cols-2">
      <TakingsSection {...props} />
      <TendersSection {...props} />
      <TillsSection {...props} />
      <DrawerCountsSection {...props} />
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

function TendersSection({ storeId, day, figures }: FiguresProps) {
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
                <TextLink href={`/tickets?store=${storeId}&from=${day}&to=${day}&tender=${row.kind}`}>
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

function TillsSection({ storeId, figures, people, reasons }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section paper title={t('tills')}>
      <ListTable
        headings={[
          t('till'),
          t('openedBy'),
          { numeric: t('expected') },
          { numeric: t('counted') },
          { numeric: t('overShort') },
        ]}
      >
        <TableBody>
          {figures.sessions.map((row) => (
            <TableRow key={row.sessionId}>
              <TableCell>
                <TextLink href={`/tills/${storeId}/${row.sessionId}`}>
                  {row.tillCode} {row.zNumber === null ? '' : `Z${row.zNumber}`}
                </TextLink>
              </TableCell>
              <TableCell>{people[row.openedById] ?? ''}</TableCell>
              <TableCell numeric>
                {row.expectedFen === null ? t('stillOpen') : <Amount fen={row.expectedFen} tone="plain" />}
              </TableCell>
              <AmountCell fen={row.countedFen} />
              <TableCell numeric>
                {row.differenceFen === null ? '–' : <Amount fen={row.differenceFen} sign="always" />}
                {reasons[row.sessionId] ? (
                  <span className="block whitespace-normal text-ink-soft text-xs">
                    {reasons[row.sessionId]}
                  </span>
                ) : null}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
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
      <ListTable headings={[t('series'), t('firstToLast'), { numeric: t('count') }, t('missing')]}>
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
      </ListTable>
      {figures.late.length > 0 ? (
        <p className="px-3 py-2 text-sm">{t('lateTickets', { count: figures.late.length })}</p>
      ) : null}
    </Section>
  );
}
