import { getLocale, getTranslations } from 'next-intl/server';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { DoMeasure } from '@/components/incidents/incident-acts';
import { SafetyForm } from '@/components/incidents/safety-form';
import { SafetySettings } from '@/components/incidents/safety-settings';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { formatBusinessDay, formatMonth } from '@/lib/format';
import { POINTS } from '@/server/incidents/incident-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('incidents.safety');

/** This month's safety round, and those before with what was found. */
export default async function SafetyPage({ searchParams }: { searchParams: Promise<{ store?: string }> }) {
  const page = await storeOfPage('incidents.readRounds', (await searchParams).store);
  const { storeId } = page;
  const timeZone = page.timeZoneOf(storeId);
  const [t, m, locale, api] = await Promise.all([
    getTranslations('incidents.safety'),
    getTranslations('incidents.measures'),
    getLocale(),
    serverApi(),
  ]);
  const does = page.may('incidents.safetyRound', storeId);
  const keeps = page.may('incidents.keepSettings', storeId);
  const [found, settings, choices] = await Promise.all([
    api.incidents.rounds({ storeId }),
    keeps ? api.incidents.settings({ storeId }) : null,
    does ? api.incidents.choices({ storeId }) : null,
  ]);
  const month = formatMonth(found.month, locale);
  const day = formatBusinessDay(found.dueDay, locale);
  const nameOf = (point: string) => {
    const known = POINTS.find((one) => one === point);
    return known ? t(`names.${known}`) : point;
  };
  const state = found.isDone ? 'done' : found.isLate ? 'late' : 'due';
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={`${page.store.name} · ${t('hint')}`}
        actions={
          <>
            <OneStore allowed={page.allowed} storeId={storeId} />
            {settings ? <SafetySettings storeId={storeId} {...settings} /> : null}
          </>
        }
      />
      <Callout tone={state === 'late' ? 'late' : 'info'} title={t(state, { month, day })} />
      {choices && !found.isDone ? (
        <Section paper title={t('start')}>
          <SafetyForm storeId={storeId} points={found.points} people={choices.people} />
        </Section>
      ) : null}
      <h2 className="font-semibold text-lg">{t('history')}</h2>
      {found.rounds.length === 0 ? <p className="text-ink-soft text-sm">{t('historyNone')}</p> : null}
      {found.rounds.map((round) => (
        <Section
          key={round.id}
          paper
          title={`${formatMonth(round.month, locale)} · ${t('summary', { points: round.points, wrong: round.wrong })}`}
        >
          <div className="flex flex-col gap-2 p-3 text-sm">
            <p className="text-ink-soft">
              {t('by', { name: round.by })} · <DateTime at={round.at} timeZone={timeZone} />
            </p>
            <ul className="flex flex-col divide-y divide-rule">
              {round.findings.map((one) => (
                <li key={one.id} className="flex flex-wrap items-start justify-between gap-2 py-2">
                  <span className="min-w-0">
                    {nameOf(one.point)}
                    {one.text ? <span className="block break-words">{one.text}</span> : null}
                    {one.measure ? (
                      <span className="block text-ink-soft">
                        {one.measure.words} · {one.measure.owner} ·{' '}
                        {m('due', { day: formatBusinessDay(one.measure.dueDay, locale) })}
                      </span>
                    ) : null}
                    {one.attachmentId ? (
                      <TextLink href={attachmentAddress(storeId, one.attachmentId)}>{t('photo')}</TextLink>
                    ) : null}
                  </span>
                  <span className="flex flex-wrap items-center gap-2">
                    <Badge tone={one.inOrder ? 'ok' : 'warn'}>{t(one.inOrder ? 'inOrder' : 'wrong')}</Badge>
                    {one.measure && !one.measure.doneAt && one.measure.dueDay < found.today ? (
                      <Badge tone="late">{m('late')}</Badge>
                    ) : null}
                    {one.measure?.doneAt ? <Badge tone="ok">{m('isDone')}</Badge> : null}
                    {one.measure &&
                    !one.measure.doneAt &&
                    (page.may('incidents.decide', storeId) ||
                      one.measure.ownerId === page.session.person.id) ? (
                      <DoMeasure storeId={storeId} measureId={one.measure.id} words={one.measure.words} />
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </Section>
      ))}
    </div>
  );
}
