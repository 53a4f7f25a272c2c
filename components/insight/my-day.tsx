import { getLocale, getTranslations } from 'next-intl/server';
import type { PageSession } from '@/components/shell/page-session';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { Stat, StatGrid } from '@/components/ui/stat';
import { TextLink } from '@/components/ui/text-link';
import { formatTime } from '@/lib/format';
import { serverApi } from '@/trpc/server';

/** A clerk's day, for a phone: the drawer, what was sold, the zones with their checks, what is to be counted, what is missing. */
export async function MyDay({ page }: { page: PageSession }) {
  const storeId = page.storeId ?? page.session.stores[0]?.id;
  if (!storeId || !page.may('counter.work', storeId)) return null;
  const [t, locale, api] = await Promise.all([getTranslations('insight.myDay'), getLocale(), serverApi()]);
  const day = await api.insight.myDay({ storeId });
  const of = `?store=${storeId}`;
  const time = (at: Date) => formatTime(at, { locale, timeZone: page.timeZoneOf(storeId) });
  const insight = await getTranslations('insight');
  const checkWords = ({ checks, done }: { checks: number; done: number }) => {
    if (checks === 0) return t('noChecks');
    return done === checks ? t('checksDone') : t('checks', { done, all: checks });
  };
  return (
    <>
      <StatGrid>
        <Stat
          label={t('drawer')}
          value={
            <span className="text-base">
              {day.drawer
                ? t('drawerOpen', { till: day.drawer.tillCode, time: time(day.drawer.since) })
                : t('drawerNone')}
            </span>
          }
          href={page.may('sales.complete', storeId) ? '/counter' : undefined}
        />
        <Stat
          label={t('sold')}
          value={<Amount fen={day.sold.netFen} tone="plain" />}
          detail={insight('tickets', { count: day.sold.tickets })}
          href={page.may('sales.read', storeId) ? `/tickets${of}&from=${day.day}&to=${day.day}` : undefined}
        />
        <Stat
          label={t('shortages')}
          value={day.shortages}
          tone={day.shortages > 0 ? 'late' : 'plain'}
          detail={t('shortagesHint')}
          href="/my/shortages"
        />
      </StatGrid>
      <Section title={t('zones')}>
        <Card>
          {day.zones.length === 0 ? <p className="text-ink-soft text-sm">{t('zonesNone')}</p> : null}
          <ul className="flex flex-col divide-y divide-rule">
            {day.zones.map((zone) => (
              <li key={zone.id} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
                <TextLink href={`/zones/${zone.id}${of}`} className="py-1 font-medium">
                  {zone.code} {zone.name}
                </TextLink>
                <span className="ml-auto flex items-center gap-2 text-sm">
                  {zone.failed > 0 ? (
                    <Badge tone="late">{t('checksFailed', { count: zone.failed })}</Badge>
                  ) : null}
                  {zone.checks > zone.done ? (
                    <Badge tone="warn">{checkWords(zone)}</Badge>
                  ) : (
                    <span className="text-ink-soft">{checkWords(zone)}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </Section>
      <Section title={t('counts')}>
        <Card>
          {day.sheets.length === 0 ? <p className="text-ink-soft text-sm">{t('countsNone')}</p> : null}
          <ul className="flex flex-col divide-y divide-rule">
            {day.sheets.map((sheet) => (
              <li key={sheet.id} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
                <TextLink href={`/count/${sheet.id}${of}`} className="py-1 font-medium">
                  {sheet.title} · {sheet.zone}
                </TextLink>
                <span className="ml-auto text-ink-soft text-sm">
                  {t('counted', { count: sheet.counted })}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </Section>
    </>
  );
}
