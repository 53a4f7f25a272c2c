import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DifferenceActions } from '@/components/handovers/difference-actions';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { Quantity } from '@/components/ui/quantity';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

interface Props {
  params: Promise<{ handoverId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One handover: who signed, what they counted, what the book said, and what became of each difference. */
export default async function HandoverDetailPage({ params, searchParams }: Props) {
  const [{ handoverId }, query] = await Promise.all([params, searchParams]);
  const page = await storeOfPage('zones.figures', query.store);
  const { storeId } = page;
  if (!id.safeParse(handoverId).success) notFound();
  const [t, api] = await Promise.all([getTranslations('handovers'), serverApi()]);
  const view = await api.handovers.detail({ storeId, handoverId });
  const timeZone = page.timeZoneOf(storeId);
  const reads = page.may('stock.read', storeId);
  const seesCost = view.lines.some(({ valueFen }) => valueFen !== null);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={reads ? [{ label: t('title'), href: `/stock/handovers?store=${storeId}` }] : []}
        title={t('detail', { zone: view.zone })}
        description={page.store.name}
      />
      <DetailList
        items={[
          { label: t('from'), value: view.from ?? t('nobody') },
          ...(view.givenBy === view.from ? [] : [{ label: t('givenBy'), value: view.givenBy }]),
          { label: t('to'), value: view.to },
          { label: t('at'), value: <DateTime at={view.occurredAt} timeZone={timeZone} /> },
          ...(view.note === '' ? [] : [{ label: t('note'), value: view.note }]),
        ]}
      />
      <Section title={t('lines')} paper>
        <Table aria-label={t('lines')}>
          <TableHeadings
            of={[
              t('product'),
              { numeric: t('count') },
              { numeric: t('book') },
              { numeric: t('difference') },
              ...(seesCost ? [{ numeric: t('value') }] : []),
              t('state'),
            ]}
          />
          <TableBody>
            {view.lines.map((line) => (
              <TableRow key={line.countId}>
                <TableCell>
                  {line.name} {line.spec}
                  <span className="block text-ink-soft text-xs">{line.code}</span>
                </TableCell>
                <TableCell numeric>
                  <Quantity value={line.counted} unit={line.unit} />
                </TableCell>
                <TableCell numeric>
                  <Quantity value={line.book} />
                </TableCell>
                <TableCell numeric>
                  <Quantity value={line.difference} sign="always" />
                </TableCell>
                {seesCost ? <AmountCell fen={line.valueFen} signed /> : null}
                <TableCell>
                  {Number(line.difference) === 0 ? (
                    <Badge tone="ok">{t('noDifference')}</Badge>
                  ) : line.open ? (
                    <Badge tone="late">{t('stateOpen')}</Badge>
                  ) : (
                    <Badge>{t('stateEnded')}</Badge>
                  )}
                  {line.answer ? (
                    <span className="mt-1 block text-ink-soft text-xs">
                      {t('answeredBy', { name: line.answer.person, reason: line.answer.reason })}
                    </span>
                  ) : null}
                  {line.open && reads ? (
                    <div className="mt-2">
                      <DifferenceActions
                        storeId={storeId}
                        zone={view.zone}
                        countId={line.countId}
                        handoverId={view.id}
                        product={{ id: line.productId, name: line.name }}
                        missing={line.difference.startsWith('-') && view.from !== null}
                        mayPlan={page.may('stocktake.plan', storeId)}
                        mayOpen={page.may('shortages.open', storeId)}
                        mayAnswer={
                          page.may('stock.closeDiscrepancy', storeId) &&
                          !view.signedByParty.includes(page.session.person.id)
                        }
                      />
                    </div>
                  ) : null}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Section>
    </div>
  );
}
