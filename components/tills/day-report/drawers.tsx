import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { LinesWithPapers } from '@/components/vouchers/line-papers';
import { sumFen } from '@/lib/money';
import type { APART, CashFigures } from '@/server/tills/day-report/cash-schema';
import { footDrawer, footDrawers, inOrder } from '@/server/tills/day-report/drawer-rules';
import type { CashProps } from './cash-props';

type Drawer = CashFigures['drawers'][number];
type Session = CashFigures['sessions'][number];
type Of = Pick<CashProps, 'storeId' | 'day' | 'papers'>;

/** The cash of the day, drawer by drawer as they were opened: what it is made of, what it should hold and what was counted. */
export function DrawersSection({ storeId, day, figures, papers }: CashProps) {
  const t = useTranslations('reports');
  if (figures.drawers.length === 0) return null;
  const session = (drawer: Drawer) =>
    figures.sessions.find(({ sessionId }) => sessionId === drawer.sessionId);
  return (
    <Section paper title={t('drawers')} description={t('drawersHint')}>
      <Table>
        <TableBody>
          {inOrder(figures).map((drawer) => (
            <DrawerRows
              key={drawer.sessionId}
              storeId={storeId}
              day={day}
              drawer={drawer}
              session={session(drawer)}
              papers={papers}
            />
          ))}
        </TableBody>
        <DrawersFoot day={day} figures={figures} />
      </Table>
    </Section>
  );
}

/** What all drawers of the day should hold, and what was found in those that were counted. */
function DrawersFoot({ day, figures }: Pick<CashProps, 'day' | 'figures'>) {
  const t = useTranslations('reports');
  const total = footDrawers(figures, day);
  return (
    <TableFoot>
      <TableRow>
        <TableCell>{t('expectedInAll')}</TableCell>
        <AmountCell fen={total.expectedFen} />
      </TableRow>
      <TableRow>
        <TableCell>
          {total.counted === total.drawers
            ? t('counted')
            : t('countedSome', { counted: total.counted, drawers: total.drawers })}
        </TableCell>
        <AmountCell fen={total.counted === 0 ? null : total.countedFen} />
      </TableRow>
      <TableRow>
        <TableCell>{t('overShort')}</TableCell>
        <TableCell numeric>
          {total.counted === 0 ? '–' : <Amount fen={total.differenceFen} sign="always" />}
        </TableCell>
      </TableRow>
    </TableFoot>
  );
}

function DrawerRows({
  storeId,
  day,
  drawer,
  session,
  papers,
}: Of & { drawer: Drawer; session: Session | undefined }) {
  const t = useTranslations('reports');
  const { expectedFen } = footDrawer(drawer, day);
  const paidOut = papers.lines.filter(
    (line) => line.kind === 'PAID_OUT' && line.sessionId === drawer.sessionId,
  );
  return (
    <>
      <TableRow>
        <TableCell colSpan={2} className="font-medium">
          <TextLink href={`/tills/${storeId}/${drawer.sessionId}`}>
            {session?.zNumber
              ? t('tillZ', { till: drawer.tillCode, number: session.zNumber })
              : t('drawerOf', { till: drawer.tillCode })}
          </TextLink>
          {drawer.sessionDay === day ? null : (
            <span className="block text-ink-soft text-xs">
              {t('drawerOfDay')} <BusinessDay day={drawer.sessionDay} />
            </span>
          )}
        </TableCell>
      </TableRow>
      {drawer.kinds.map((row) => (
        <TableRow key={row.kind}>
          <TableCell className="pl-6">
            {t(`cashKinds.${row.kind}`)} × {row.count}
            {row.kind === 'PAID_OUT' ? <LinesWithPapers papers={papers} lines={paidOut} /> : null}
          </TableCell>
          <AmountCell fen={row.amountFen} />
        </TableRow>
      ))}
      <ApartRows storeId={storeId} drawer={drawer} why="OTHER_DAY" />
      {expectedFen === null ? null : (
        <TableRow>
          <TableCell className="pl-6 font-medium">{t('expected')}</TableCell>
          <AmountCell fen={expectedFen} />
        </TableRow>
      )}
      <CountedRows session={session} />
      <ApartRows storeId={storeId} drawer={drawer} why="OTHER_DRAWER" />
      <ApartRows storeId={storeId} drawer={drawer} why="AFTER_CLOSE" />
    </>
  );
}

/** What was found in a drawer, and by how much that is more or less; nothing while it is open. */
function CountedRows({ session }: { session: Session | undefined }) {
  const t = useTranslations('reports');
  if (!session || session.countedFen === null) return null;
  return (
    <>
      <TableRow>
        <TableCell className="pl-6">{t('counted')}</TableCell>
        <AmountCell fen={session.countedFen} />
      </TableRow>
      {session.differenceFen ? (
        <TableRow>
          <TableCell className="pl-6">{t('overShort')}</TableCell>
          <TableCell numeric>
            <Amount fen={session.differenceFen} sign="always" />
          </TableCell>
        </TableRow>
      ) : null}
    </>
  );
}

/** Movements that stand apart, each with its number and where it leads; those of another drawer are in the kinds above. */
function ApartRows({
  storeId,
  drawer,
  why,
}: {
  storeId: string;
  drawer: Drawer;
  why: (typeof APART)[number];
}) {
  const t = useTranslations('reports');
  const rows = drawer.apart.filter((row) => row.why === why);
  if (rows.length === 0) return null;
  return (
    <TableRow>
      <TableCell className="pl-6">
        {t(`apart.${why}`)}
        <ul className="mt-1 flex flex-col gap-1 text-sm">
          {rows.map((row) => (
            <li key={row.movementId} className="flex flex-wrap gap-x-2 tabular-nums">
              {row.ticketId ? (
                <TextLink href={`/tickets/${storeId}/${row.ticketId}`}>{row.number}</TextLink>
              ) : (
                <span>
                  {t(`cashKinds.${row.kind}`)} {row.reason}
                </span>
              )}
              {why === 'OTHER_DAY' ? <BusinessDay day={row.day} /> : null}
              <Amount fen={row.amountFen} tone="plain" />
            </li>
          ))}
        </ul>
      </TableCell>
      {why === 'OTHER_DRAWER' ? <TableCell /> : <AmountCell fen={sumFen(rows.map((row) => row.amountFen))} />}
    </TableRow>
  );
}
