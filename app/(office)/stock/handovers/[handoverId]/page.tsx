import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DifferenceActions } from '@/components/handovers/difference-actions';
import { HandoverPaper } from '@/components/handovers/handover-paper';
import { PrintPage } from '@/components/reports/print-page';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { Quantity } from '@/components/ui/quantity';
import { goodsName } from '@/lib/goods-name';
import type { handoverDetail } from '@/server/handovers/list-handovers';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('handovers');

interface Props {
  params: Promise<{ handoverId: string }>;
  searchParams: Promise<{ store?: string }>;
}

type Line = Awaited<ReturnType<typeof handoverDetail>>['lines'][number];

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
  return (
    <>
      <div className="flex flex-col gap-4 print:hidden">
        <PageHeader
          breadcrumbs={reads ? [{ label: t('title'), href: `/stock/handovers?store=${storeId}` }] : []}
          title={t('detail', { zone: view.zone })}
          description={page.store.name}
          actions={<PrintPage />}
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
          <ul aria-label={t('lines')} className="divide-y divide-rule text-sm">
            {view.lines.map((line) => (
              <li
                key={line.countId}
                className="grid items-start gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(9rem,1fr)_15rem_minmax(10rem,1fr)] xl:grid-cols-[minmax(12rem,1fr)_20rem_minmax(14rem,1fr)]"
              >
                <p>
                  <span className="font-medium">{goodsName(line)}</span>
                  <span className="block text-ink-soft text-xs">{line.code}</span>
                </p>
                <dl className="grid grid-cols-3 gap-2">
                  <Figure label={t('count')}>
                    <Quantity value={line.counted} unit={line.unit} />
                  </Figure>
                  <Figure label={t('book')}>
                    <Quantity value={line.book} />
                  </Figure>
                  <Figure label={t('difference')}>
                    <Quantity value={line.difference} sign="always" />
                    {line.valueFen ? (
                      <span className="block text-xs">
                        <Amount fen={line.valueFen} sign="always" />
                      </span>
                    ) : null}
                  </Figure>
                </dl>
                <div className="flex flex-col items-start gap-2">
                  <LineState line={line} />
                  {line.open && reads ? (
                    <DifferenceActions
                      storeId={storeId}
                      zone={view.zone}
                      countId={line.countId}
                      handoverId={view.id}
                      productId={line.productId}
                      goods={goodsName(line)}
                      missing={line.difference.startsWith('-') && view.from !== null}
                      mayPlan={page.may('stocktake.plan', storeId)}
                      mayOpen={page.may('shortages.open', storeId)}
                      mayAnswer={
                        page.may('handovers.answerDifference', storeId) &&
                        !view.signedByParty.includes(page.session.person.id)
                      }
                    />
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      <HandoverPaper
        store={page.store}
        zone={view.zone}
        from={view.from}
        givenBy={view.givenBy}
        to={view.to}
        at={view.occurredAt}
        timeZone={timeZone}
        note={view.note}
        lines={view.lines}
      />
    </>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="text-right">
      <dt className="text-ink-soft text-xs">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** All right, open, or what became of it. */
async function LineState({ line }: { line: Line }) {
  const t = await getTranslations('handovers');
  if (Number(line.difference) === 0) return <Badge tone="ok">{t('noDifference')}</Badge>;
  return (
    <>
      {line.open ? <Badge tone="late">{t('stateOpen')}</Badge> : <Badge>{t('stateEnded')}</Badge>}
      {line.answer ? (
        <span className="text-ink-soft text-xs">
          {t('answeredBy', { name: line.answer.person, reason: line.answer.reason })}
        </span>
      ) : null}
    </>
  );
}
