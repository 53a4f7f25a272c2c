import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ReportIncidentLink } from '@/components/incidents/report-link';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { CheckList } from '@/components/zones/check-list';
import { FloorFrame } from '@/components/zones/floor-frame';
import { ItemList } from '@/components/zones/item-list';
import { PlacePhoto } from '@/components/zones/place-photo';
import { formatDateTime } from '@/lib/format';
import { serverApi } from '@/trpc/server';

interface Props {
  params: Promise<{ zoneId: string }>;
  searchParams: Promise<{ store?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('zones.board'))('title') };
}

/** One zone on the phone: handing it over, what it is checked for, what is not right, how it should look. */
export default async function ZonePage({ params, searchParams }: Props) {
  const [{ zoneId }, query] = await Promise.all([params, searchParams]);
  const page = await storeOfPage('zones.check', query.store);
  const { storeId } = page;
  const [t, locale, api] = await Promise.all([getTranslations('zones'), getLocale(), serverApi()]);
  const [zones, due, items, plan, sheets, counted] = await Promise.all([
    api.zones.list({ storeId }),
    api.zones.checksDue({ storeId }),
    api.openItems.ofZones({ storeId, zoneId }).catch(() => null),
    api.zones.plan({ storeId }),
    page.may('stocktake.count', storeId) ? api.stocktake.openSheets({ storeId }) : [],
    page.may('stocktake.read', storeId) ? api.stocktake.lastCount({ storeId, zoneId }) : null,
  ]);
  const zone = zones.find(({ id }) => id === zoneId);
  if (!zone || !items) notFound();
  const timeZone = page.timeZoneOf(storeId);
  const owned = zone.owner && !zone.owner.gone;
  const checks = due.filter((check) => check.zoneId === zoneId);
  const open = sheets.filter((sheet) => sheet.zoneId === zoneId);
  const mayCheck = zone.owner?.personId === page.session.person.id || page.may('zones.manage', storeId);
  return (
    <FloorFrame
      backHref={`/zones?store=${storeId}`}
      backLabel={t('board.back')}
      place={`${page.store.name} · ${zone.code}`}
      title={zone.name}
    >
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-32 flex-1">
          {zone.owner && owned ? t('board.owner', { name: zone.owner.personName }) : t('noOwner')}
          {page.may('stocktake.read', storeId) ? (
            <span className="block text-ink-soft text-sm">
              {counted
                ? t('board.lastCounted', {
                    people: counted.people.join(' · '),
                    at: formatDateTime(counted.finishedAt, { locale, timeZone }),
                  })
                : t('board.neverCounted')}
            </span>
          ) : null}
        </p>
        {page.may('incidents.report', storeId) ? (
          <ReportIncidentLink storeId={storeId} zoneId={zoneId} />
        ) : null}
        {page.may('handovers.handOver', storeId) ? (
          <ButtonLink
            size="lg"
            variant={owned ? 'secondary' : 'primary'}
            href={`/zones/${zoneId}/handover?store=${storeId}`}
          >
            {t(owned ? 'board.handOver' : 'board.takeOver')}
          </ButtonLink>
        ) : null}
      </div>
      {open.map((sheet) => (
        <ButtonLink key={sheet.id} size="lg" href={`/count/${sheet.id}?store=${storeId}`}>
          {t('board.toCount')}: {sheet.title}
        </ButtonLink>
      ))}
      <Section title={t('checks.title')}>
        {checks.length === 0 ? (
          <EmptyState title={t('checks.none')} description={t('checks.noneHint')} className="py-6" />
        ) : (
          <CheckList
            storeId={storeId}
            zoneId={zoneId}
            timeZone={timeZone}
            checks={checks}
            mayCheck={mayCheck}
          />
        )}
      </Section>
      <Section title={t('board.differences')}>
        <ItemList
          ofZone
          storeId={storeId}
          items={items}
          readsStock={page.may('stock.read', storeId)}
          me={page.session.person.id}
        />
      </Section>
      <Section
        title={t('plan.title')}
        actions={
          <ButtonLink size="lg" href={`/stores/${storeId}/plan?zone=${zoneId}`}>
            {t('plan.open')}
          </ButtonLink>
        }
      >
        <PlacePhoto
          storeId={storeId}
          zoneId={zoneId}
          place={zone.name}
          photo={plan.find(({ id }) => id === zoneId)?.photo ?? null}
          timeZone={timeZone}
          mayTake={page.may('zones.arrange', storeId)}
        />
      </Section>
    </FloorFrame>
  );
}
