import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LateTickets } from '@/components/reports/late-tickets';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ReasonWords } from '@/components/shell/reason-words';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { Stat, StatGrid } from '@/components/ui/stat';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reports');

interface Props {
  params: Promise<{ storeId: string; sessionId: string }>;
}

/** One session of a drawer: its Z once it is counted. */
export default async function SessionPage({ params }: Props) {
  const { storeId, sessionId } = await params;
  const page = await requireSomewhere('tills.read');
  if (!page.storeIds.includes(storeId)) notFound();
  const [t, api] = await Promise.all([getTranslations('reports'), serverApi()]);
  const session = await api.tills.report({ storeId, sessionId });
  const zone = page.timeZoneOf(storeId);
  const amount = (fen: number | null) => (fen === null ? '–' : <Amount fen={fen} tone="plain" />);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[
          { label: t('title'), href: '/day-reports' },
          {
            label: <BusinessDay day={session.businessDay} />,
            href: `/day-reports/${storeId}/${session.businessDay}`,
          },
        ]}
        title={`${t('drawerOf', { till: session.tillCode })} ${session.zNumber === null ? '' : `Z${session.zNumber}`}`}
        description={
          <>
            {t('openedBy')} {session.openedBy} <DateTime at={session.openedAt} timeZone={zone} />
            {session.closedAt ? (
              <>
                {' · '}
                {t('countedBy')} {session.closedBy} <DateTime at={session.closedAt} timeZone={zone} />
              </>
            ) : (
              ` · ${t('stillOpen')}`
            )}
          </>
        }
        actions={
          <TextLink href={`/tickets?store=${storeId}&session=${sessionId}`}>{t('itsTickets')}</TextLink>
        }
      />
      <StatGrid>
        <Stat label={t('expected')} value={amount(session.expectedFen)} />
        <Stat label={t('counted')} value={amount(session.countedFen)} />
        <Stat
          label={t('overShort')}
          value={session.differenceFen === null ? '–' : <Amount fen={session.differenceFen} sign="always" />}
          tone={(session.differenceFen ?? 0) < 0 ? 'late' : 'plain'}
          detail={
            <>
              {session.differenceReason ? <ReasonWords kept={session.differenceReason} /> : null}
              {session.approvedBy ? (
                <span className="block">
                  {t('approvedBy')} {session.approvedBy}
                </span>
              ) : null}
            </>
          }
        />
      </StatGrid>
      <Section paper title={t('cashOfDrawer')}>
        <ListTable headings={[t('kind'), { numeric: t('count') }, { numeric: t('net') }]}>
          <TableBody>
            {session.cash.map((row) => (
              <TableRow key={row.kind}>
                <TableCell>{t(`cashKinds.${row.kind}`)}</TableCell>
                <TableCell numeric>{row.count}</TableCell>
                <AmountCell fen={row.amountFen} />
              </TableRow>
            ))}
            {session.tenders.flatMap(({ kind, sales, refunds }) =>
              (
                [
                  ['tenderSales', sales],
                  ['tenderRefunds', refunds],
                ] as const
              )
                .filter(([, row]) => row.count > 0)
                .map(([words, row]) => (
                  <TableRow key={`${kind} ${words}`}>
                    <TableCell>{t(words, { kind: t(`tenderKinds.${kind}`) })}</TableCell>
                    <TableCell numeric>{row.count}</TableCell>
                    <AmountCell fen={row.amountFen} />
                  </TableRow>
                )),
            )}
            {session.repayments.map(({ kind, count, amountFen }) => (
              <TableRow key={`repaid ${kind}`}>
                <TableCell>{t('tenderRepayments', { kind: t(`tenderKinds.${kind}`) })}</TableCell>
                <TableCell numeric>{count}</TableCell>
                <AmountCell fen={amountFen} />
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Section>
      <LateTickets storeId={storeId} late={session.late} timeZone={zone} />
      {session.counts.length > 0 ? (
        <Section paper title={t('countings')}>
          <ListTable
            headings={[
              t('countings'),
              { numeric: t('expected') },
              { numeric: t('counted') },
              { numeric: t('overShort') },
            ]}
          >
            <TableBody>
              {session.counts.flatMap((count) =>
                [{ kind: 'CASH', ...count }, ...count.tenders].map((row) => (
                  <TableRow key={`${count.attempt} ${row.kind}`}>
                    <TableCell>
                      {t('countNumber', { number: count.attempt })} · {t(`tenderKinds.${row.kind}`)} ·{' '}
                      <DateTime at={count.countedAt} timeZone={zone} />
                      {count.movedAfter ? <span className="block text-xs">{t('movedAfter')}</span> : null}
                    </TableCell>
                    <AmountCell fen={row.expectedFen} />
                    <TableCell numeric>
                      {row.countedFen === null ? (
                        t('notCounted')
                      ) : (
                        <Amount fen={row.countedFen} tone="plain" />
                      )}
                    </TableCell>
                    <TableCell numeric>
                      {row.differenceFen === null ? '–' : <Amount fen={row.differenceFen} sign="always" />}
                    </TableCell>
                  </TableRow>
                )),
              )}
            </TableBody>
          </ListTable>
        </Section>
      ) : null}
    </div>
  );
}
