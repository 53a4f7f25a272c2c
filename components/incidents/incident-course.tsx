import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { formatBusinessDay } from '@/lib/format';
import type { IncidentView } from './incident-view';

const STEPS = [
  'REPORTED',
  'NOTED',
  'PHOTO',
  'DECIDED',
  'MEASURE',
  'MEASURE_DONE',
  'INJURY_NOTE',
  'CLOSED',
  'REOPENED',
] as const;

/** Where a decision's document is looked at. */
function placeOf(storeId: string, one: IncidentView['decisions'][number]): string {
  if (one.kind === 'SHORTAGE') return `/stock/shortages/${one.documentId}?store=${storeId}`;
  if (one.kind === 'COUNT') return `/stocktakes/${one.documentId}?store=${storeId}`;
  return `/stock/adjustments?store=${storeId}`;
}

/** What was decided, with the document it made. */
export async function IncidentDecisions({ view }: { view: IncidentView }) {
  const t = await getTranslations('incidents');
  return (
    <Section paper title={t('decided.title')}>
      {view.decisions.length === 0 ? (
        <p className="p-3 text-ink-soft text-sm">{t('decided.none')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-rule">
          {view.decisions.map((one) => (
            <li key={one.id} className="flex flex-col gap-1 p-3 text-sm">
              <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <span className="font-medium">{t(`decisions.${one.kind}`)}</span>
                {one.about ? <span>{one.about}</span> : null}
                {one.documentId ? (
                  <TextLink href={placeOf(view.storeId, one)}>{one.documentNumber}</TextLink>
                ) : null}
                {one.costFen !== null && one.costFen !== 0 ? (
                  <span>
                    {t('cost')} <Amount fen={one.costFen} />
                  </span>
                ) : null}
                <span className="text-ink-soft">
                  {one.by} · <DateTime at={one.at} timeZone={view.timeZone} />
                </span>
              </p>
              {one.text ? <p className="whitespace-pre-wrap break-words">{one.text}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Who does what so that it does not happen again, until when. */
export async function IncidentMeasures({
  measures,
  today,
  actionOf,
}: {
  measures: IncidentView['measures'];
  today: string;
  actionOf: (measure: IncidentView['measures'][number]) => ReactNode;
}) {
  const t = await getTranslations('incidents.measures');
  return (
    <Section paper title={t('title')}>
      {measures.length === 0 ? (
        <p className="p-3 text-ink-soft text-sm">{t('none')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-rule">
          {measures.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-2 p-3 text-sm">
              <span className="min-w-0">
                <span className="block whitespace-pre-wrap break-words font-medium">{one.words}</span>
                <span className="text-ink-soft">
                  {one.owner} · {<Due day={one.dueDay} />}
                </span>
                {one.doneAt ? (
                  <span className="block">
                    {t('done', { name: one.doneBy })}
                    {one.doneWords ? ` · ${one.doneWords}` : ''}
                  </span>
                ) : null}
              </span>
              <span className="flex items-center gap-2">
                {!one.doneAt && one.dueDay < today ? <Badge tone="late">{t('late')}</Badge> : null}
                {one.doneAt ? null : actionOf(one)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What was done, in order. */
export async function IncidentSteps({ view }: { view: IncidentView }) {
  const t = await getTranslations('incidents.steps');
  return (
    <Section paper title={t('title')}>
      <ol className="flex flex-col gap-3 p-3">
        {view.steps.map((step) => (
          <li key={step.id} className="flex flex-col gap-1 text-sm">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">
                {t(`kinds.${STEPS.find((one) => one === step.kind) ?? 'NOTED'}`)}
              </span>
              <span className="text-ink-soft">
                {step.by} · <DateTime at={step.at} timeZone={view.timeZone} />
              </span>
            </p>
            {step.text ? <p className="whitespace-pre-wrap break-words">{step.text}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

async function Due({ day }: { day: string }) {
  const [t, locale] = await Promise.all([getTranslations('incidents.measures'), getLocale()]);
  return t('due', { day: formatBusinessDay(day, locale) });
}
