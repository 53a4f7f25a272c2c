import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import {
  Table,
  TableBody,
  TableCell,
  TableFoot,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table';
import { receiptNumber } from '@/lib/receipt-number';
import type { DayFigures } from '@/server/reports/schema';
import { ApprovalsSection, StockSection } from './figures-beyond-money';

export interface MissingNumber {
  prefix: string;
  seq: number;
  what: 'OTHER_DAY' | 'EXPLAINED' | 'PARKED' | 'GAP';
  detail: string;
}

export interface FiguresProps {
  storeId: string;
  day: string;
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
      <NumbersSection {...props} />
      <ApprovalsSection {...props} />
      <StockSection {...props} />
    </div>
  );
}

function TakingsSection({ storeId, day, figures }: FiguresProps) {
  const t = useTranslations('reports');
  const kinds = Object.entries(figures.tickets);
  return (
    <Section title={t('takings')}>
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>{t('kind')}</TableHeader>
            <TableHeader numeric>{t('count')}</TableHeader>
            <TableHeader numeric>{t('listAmount')}</TableHeader>
            <TableHeader numeric>{t('discount')}</TableHeader>
            <TableHeader numeric>{t('net')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {kinds.map(([kind, row]) => (
            <TableRow key={kind}>
              <TableCell>
                <Link
                  className="text-accent underline"
                  href={`/tickets?store=${storeId}&day=${day}&kind=${kind}`}
                >
                  {t(`ticketKinds.${kind}`)}
                </Link>
              </TableCell>
              <TableCell numeric>{row.count}</TableCell>
              <TableCell numeric>
                <Amount fen={row.listFen} tone="plain" />
              </TableCell>
              <TableCell numeric>
                <Amount fen={row.discountFen} tone="plain" />
              </TableCell>
              <TableCell numeric>
                <Amount fen={row.netFen} tone="plain" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFoot>
          <TableRow>
            <TableCell>{t('rounding')}</TableCell>
            <TableCell numeric colSpan={4}>
              <Amount fen={-kinds.reduce((sum, [, row]) => sum + row.roundingFen, 0)} tone="plain" />
            </TableCell>
          </TableRow>
          <TableRow>
            <TableCell>{t('taxIncluded')}</TableCell>
            <TableCell numeric colSpan={4}>
              <Amount fen={kinds.reduce((sum, [, row]) => sum + row.taxFen, 0)} tone="plain" />
            </TableCell>
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

function TendersSection({ figures }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section title={t('tenders')}>
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>{t('tender')}</TableHeader>
            <TableHeader numeric>{t('count')}</TableHeader>
            <TableHeader numeric>{t('taken')}</TableHeader>
            <TableHeader numeric>{t('refunded')}</TableHeader>
            <TableHeader numeric>{t('net')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {figures.tenders.map((row) => (
            <TableRow key={row.kind}>
              <TableCell>{t(`tenderKinds.${row.kind}`)}</TableCell>
              <TableCell numeric>{row.count}</TableCell>
              <TableCell numeric>
                <Amount fen={row.takenFen} tone="plain" />
              </TableCell>
              <TableCell numeric>
                <Amount fen={-row.refundedFen} tone="plain" />
              </TableCell>
              <TableCell numeric>
                <Amount fen={row.takenFen - row.refundedFen} tone="plain" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFoot>
          <TableRow>
            <TableCell colSpan={4}>{t('total')}</TableCell>
            <TableCell numeric>
              <Amount
                fen={figures.tenders.reduce((sum, row) => sum + row.takenFen - row.refundedFen, 0)}
                tone="plain"
              />
            </TableCell>
          </TableRow>
        </TableFoot>
      </Table>
    </Section>
  );
}

function TillsSection({ storeId, figures, people }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section title={t('tills')}>
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>{t('till')}</TableHeader>
            <TableHeader>{t('openedBy')}</TableHeader>
            <TableHeader numeric>{t('expected')}</TableHeader>
            <TableHeader numeric>{t('counted')}</TableHeader>
            <TableHeader numeric>{t('overShort')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {figures.sessions.map((row) => (
            <TableRow key={row.sessionId}>
              <TableCell>
                <Link
                  className="text-accent underline"
                  href={`/tickets?store=${storeId}&session=${row.sessionId}`}
                >
                  {row.tillCode} {row.zNumber === null ? '' : `Z${row.zNumber}`}
                </Link>
              </TableCell>
              <TableCell>{people[row.openedById] ?? ''}</TableCell>
              <TableCell numeric>
                {row.expectedFen === null ? t('stillOpen') : <Amount fen={row.expectedFen} tone="plain" />}
              </TableCell>
              <TableCell numeric>
                {row.countedFen === null ? '–' : <Amount fen={row.countedFen} tone="plain" />}
              </TableCell>
              <TableCell numeric>
                {row.differenceFen === null ? '–' : <Amount fen={row.differenceFen} sign="always" />}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 px-3 py-2 text-sm">
        {figures.cash.map((row) => (
          <li key={row.kind} className="flex gap-2">
            <span className="text-ink-soft">{t(`cashKinds.${row.kind}`)}</span>
            <Amount fen={row.amountFen} tone="plain" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NumbersSection({ figures, missing }: FiguresProps) {
  const t = useTranslations('reports');
  return (
    <Section title={t('numbers')} description={t('numbersHint')}>
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>{t('series')}</TableHeader>
            <TableHeader>{t('firstToLast')}</TableHeader>
            <TableHeader numeric>{t('count')}</TableHeader>
            <TableHeader>{t('missing')}</TableHeader>
          </TableRow>
        </TableHead>
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
