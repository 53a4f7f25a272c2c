import { getTranslations } from 'next-intl/server';
import { AnswerDispute, DecideDispute } from '@/components/disputes/dispute-acts';
import { Evidence } from '@/components/disputes/evidence';
import { SharesWords } from '@/components/disputes/shares-words';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import type { DisputeDetail } from '@/server/disputes/dispute-detail';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('disputes', 'one');

interface Props {
  params: Promise<{ disputeId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One dispute: who claims what, what the other side says, what the records say, and what was decided. */
export default async function DisputePage({ params, searchParams }: Props) {
  const { disputeId } = await params;
  const page = await storeOfPage('disputes.read', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('disputes'), serverApi()]);
  const dispute = await api.disputes.detail({ storeId, disputeId });
  const timeZone = page.timeZoneOf(storeId);
  const of = { storeId, disputeId };
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <LiveRefresh of={['disputes']} stores={[storeId]} pauseMs={3_000} />
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/disputes?store=${storeId}` }]}
        title={
          dispute.line ? goodsName({ name: dispute.line.productName, spec: dispute.line.spec }) : t('one')
        }
        meta={
          dispute.outcome ? (
            <Badge>{t(`ended.${dispute.outcome}`)}</Badge>
          ) : (
            <Badge tone="warn">{t('states.open')}</Badge>
          )
        }
        description={page.store.name}
        actions={
          <>
            {dispute.mayAnswer ? <AnswerDispute {...of} /> : null}
            {dispute.mayDecide ? (
              <DecideDispute {...of} claimant={dispute.raisedBy} people={dispute.people} />
            ) : null}
          </>
        }
      />
      {dispute.isOwn ? <Callout tone="info" title={t('isOwn')} /> : null}
      <Section paper title={t('claimTitle', { name: dispute.raisedBy })}>
        <div className="flex flex-col gap-2 p-3 text-sm">
          <p className="whitespace-pre-wrap break-words">{dispute.words}</p>
          <p className="text-ink-soft">
            <DateTime at={dispute.raisedAt} timeZone={timeZone} />
          </p>
        </div>
      </Section>
      <Answers dispute={dispute} timeZone={timeZone} />
      {dispute.decidedAt ? (
        <Section paper title={t('decision')}>
          <div className="flex flex-col gap-2 p-3 text-sm">
            <p className="font-medium">{dispute.outcome ? t(`ended.${dispute.outcome}`) : ''}</p>
            <p className="whitespace-pre-wrap break-words">{dispute.reason}</p>
            <p className="text-ink-soft">
              {dispute.decidedBy} <DateTime at={dispute.decidedAt} timeZone={timeZone} />
            </p>
          </div>
        </Section>
      ) : null}
      <OfTicket dispute={dispute} maySeeTicket={page.may('sales.read', storeId)} />
      <Evidence of={dispute.evidence} timeZone={timeZone} />
    </div>
  );
}

async function Answers({ dispute, timeZone }: { dispute: DisputeDetail; timeZone: string }) {
  const t = await getTranslations('disputes');
  return (
    <Section paper title={t('answers')}>
      <ul className="flex flex-col gap-3 p-3 text-sm">
        {dispute.parties.map(({ personId, person, shareBp, answer }) => (
          <li key={personId} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">
                <SharesWords of={[{ person, shareBp }]} />
              </span>
              {answer ? (
                <Badge tone={answer.agrees ? 'ok' : 'warn'}>
                  {answer.agrees ? t('agrees') : t('disagrees')}
                </Badge>
              ) : (
                <span className="text-ink-soft">{t('notAnswered')}</span>
              )}
            </span>
            {answer?.words ? <span className="whitespace-pre-wrap break-words">{answer.words}</span> : null}
            {answer ? (
              <span className="text-ink-soft">
                <DateTime at={answer.answeredAt} timeZone={timeZone} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function OfTicket({ dispute, maySeeTicket }: { dispute: DisputeDetail; maySeeTicket: boolean }) {
  const t = await getTranslations('disputes');
  const { line, ticket, storeId, ticketId } = dispute;
  if (!line) return null;
  return (
    <Section paper title={t('ticket')}>
      <DetailList
        className="px-3 py-2"
        columns={2}
        items={[
          {
            label: t('number'),
            value: maySeeTicket ? (
              <TextLink href={`/tickets/${storeId}/${ticketId}`}>{line.number}</TextLink>
            ) : (
              line.number
            ),
          },
          {
            label: t('goods'),
            value: (
              <>
                {line.productCode} × {line.quantity} <Unit of={line.unit} quantity={line.quantity} />
              </>
            ),
          },
          { label: t('amount'), value: <Amount fen={line.netFen} /> },
          { label: t('day'), value: <BusinessDay day={ticket.businessDay} /> },
          { label: t('cashier'), value: `${ticket.cashier} · ${ticket.tillCode}` },
          {
            label: t('customer'),
            value: ticket.customer
              ? `${ticket.customer.name || t('erased')} ${ticket.customer.maskedNumber ?? ''}`
              : '–',
          },
          { label: t('bookedAs'), value: <SharesWords of={ticket.soldBy} /> },
          {
            label: t('whose'),
            value: <SharesWords of={ticket.moved?.to ?? ticket.soldBy} />,
          },
        ]}
      />
    </Section>
  );
}
