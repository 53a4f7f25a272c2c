import { Check, X } from 'lucide-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { BusinessDay, BusinessWeek, DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('zones.checks', 'history');

interface Props {
  params: Promise<{ storeId: string }>;
  searchParams: Promise<{ zone?: string; result?: string; before?: string }>;
}

/** Looks people had at a store's zones, latest first. */
export default async function ChecksPage({ params, searchParams }: Props) {
  const [{ storeId }, query] = await Promise.all([params, searchParams]);
  const page = await requireSomewhere('zones.read');
  const store = page.session.stores.find((one) => one.id === storeId);
  if (!store || !page.storeIds.includes(storeId)) notFound();
  const [t, api] = await Promise.all([getTranslations('zones.checks'), serverApi()]);
  const zoneId = id.safeParse(query.zone).data;
  const before = id.safeParse(query.before).data;
  const [found, zones] = await Promise.all([
    api.zones.checks({
      storeId,
      failed: query.result === 'failed',
      ...(zoneId ? { zoneId } : {}),
      ...(before ? { before } : {}),
    }),
    api.zones.list({ storeId }),
  ]);
  const timeZone = page.timeZoneOf(storeId);
  const older = new URLSearchParams({
    ...(zoneId ? { zone: zoneId } : {}),
    ...(query.result ? { result: query.result } : {}),
    before: found.next ?? '',
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('history')}
        description={`${store.name} · ${t('historyHint')}`}
        breadcrumbs={
          page.may('zones.manage', storeId)
            ? [{ label: store.name, href: `/stores/${storeId}?tab=checks` }]
            : []
        }
      />
      <FilterBar params={['zone', 'result']}>
        <FilterSelect
          param="zone"
          label={t('zone')}
          options={zones.map((zone) => ({ value: zone.id, label: zone.name }))}
        />
        <FilterSelect
          param="result"
          label={t('result')}
          options={[{ value: 'failed', label: t('onlyFailed') }]}
        />
      </FilterBar>
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('noHistory')} />
        ) : (
          <ul aria-label={t('history')} className="divide-y divide-rule text-sm">
            {found.rows.map((row) => (
              <li
                key={row.id}
                className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[9rem_10rem_1fr_auto]"
              >
                <span className="text-ink-soft max-sm:order-3">
                  {row.rhythm === 'WEEKLY' ? (
                    <BusinessWeek day={row.period} />
                  ) : (
                    <BusinessDay day={row.period} />
                  )}
                </span>
                <span className="max-sm:order-4 max-sm:text-right">{row.zone}</span>
                <p className="min-w-0 max-sm:order-1">
                  <span className="font-medium">{row.item}</span>
                  {row.note === '' ? null : <span className="block">{row.note}</span>}
                  <span className="block text-ink-soft text-xs">
                    {row.person} <DateTime at={row.checkedAt} timeZone={timeZone} />
                    {row.photoId ? (
                      <>
                        {' · '}
                        <TextLink
                          href={attachmentAddress(storeId, row.photoId)}
                          target="_blank"
                          prefetch={false}
                        >
                          {t('seePhoto')}
                        </TextLink>
                      </>
                    ) : null}
                  </span>
                </p>
                <Badge
                  tone={row.passed ? 'ok' : 'late'}
                  icon={row.passed ? Check : X}
                  className="max-sm:order-2"
                >
                  {t(row.passed ? 'pass' : 'fail')}
                </Badge>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {found.next ? (
        <ButtonLink className="self-start" href={`/stores/${storeId}/checks?${older}`}>
          {t('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
