import { getTranslations } from 'next-intl/server';
import { AnswerClaim, RefuseClaim, SettleClaim } from '@/components/complaints/claims/claim-acts';
import { ClaimStateBadge } from '@/components/complaints/claims/claim-state';
import { PrintPage } from '@/components/reports/print-page';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { claimNumber } from '@/lib/claim-number';
import { goodsName } from '@/lib/goods-name';
import { isClaimOpen } from '@/server/complaints/claims/claim-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('complaints.claims', 'claim');

interface Props {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One claim as the supplier gets it, and what they said and gave. */
export default async function ClaimPage({ params, searchParams }: Props) {
  const { claimId } = await params;
  const page = await storeOfPage('complaints.read', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('complaints.claims'), serverApi()]);
  const claim = await api.complaints.claims.detail({ storeId, claimId });
  const timeZone = page.timeZoneOf(storeId);
  const works = page.may('complaints.work', storeId) && isClaimOpen(claim.state);
  const leads = page.may('complaints.lead', storeId) && isClaimOpen(claim.state);
  const of = { storeId, claimId };
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <LiveRefresh of={['complaints']} stores={[storeId]} pauseMs={3_000} />
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/complaints/claims?store=${storeId}` }]}
        title={t('claimOf', { number: claimNumber(claim.number), supplier: claim.supplier })}
        meta={<ClaimStateBadge state={claim.state} />}
        description={page.store.name}
        actions={<PrintPage />}
      />
      {works || leads ? (
        <div className="flex flex-wrap gap-2 print:hidden">
          {leads ? <SettleClaim {...of} wantedFen={claim.wantedFen} /> : null}
          {works ? <AnswerClaim {...of} reference={claim.reference} /> : null}
          {leads ? <RefuseClaim {...of} /> : null}
        </div>
      ) : null}
      <Section paper title={t('claim')}>
        <div className="flex flex-col gap-4 p-3">
          <DetailList
            columns={2}
            items={[
              { label: t('supplier'), value: claim.supplier },
              {
                label: t('complaint'),
                value: (
                  <TextLink href={`/complaints/${claim.complaintId}?store=${storeId}`}>
                    {claim.complaint}
                  </TextLink>
                ),
              },
              {
                label: t('wanted'),
                value: claim.wantedFen === null ? t('noMoney') : <Amount fen={claim.wantedFen} />,
              },
              { label: t('reference'), value: claim.reference || '–' },
              {
                label: t('openedBy'),
                value: (
                  <>
                    {claim.openedBy} <DateTime at={claim.openedAt} timeZone={timeZone} />
                  </>
                ),
              },
            ]}
          />
          {claim.words ? <p className="whitespace-pre-wrap break-words">{claim.words}</p> : null}
          <ListTable aria-label={t('goods')} headings={[t('goods'), { numeric: t('quantity') }]}>
            <TableBody>
              {claim.lines.map((line) => (
                <TableRow key={line.lineNo}>
                  <TableCell>{goodsName(line)}</TableCell>
                  <TableCell numeric>{line.quantity}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        </div>
      </Section>
      {claim.answeredAt ? (
        <Section paper title={t('outcome')}>
          <div className="flex flex-col gap-4 p-3">
            <DetailList
              columns={2}
              items={[
                { label: t('answered'), value: <DateTime at={claim.answeredAt} timeZone={timeZone} /> },
                ...(claim.gave ? [{ label: t('gave'), value: t(`givings.${claim.gave}`) }] : []),
                ...(claim.gaveFen === null
                  ? []
                  : [{ label: t('gaveFen'), value: <Amount fen={claim.gaveFen} /> }]),
                ...(claim.endedAt
                  ? [
                      {
                        label: t('endedBy'),
                        value: (
                          <>
                            {claim.endedBy} <DateTime at={claim.endedAt} timeZone={timeZone} />
                          </>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            {claim.answer ? <p className="whitespace-pre-wrap break-words">{claim.answer}</p> : null}
            {claim.state === 'SETTLED' ? <p className="text-ink-soft text-sm">{t('record')}</p> : null}
          </div>
        </Section>
      ) : null}
    </div>
  );
}
