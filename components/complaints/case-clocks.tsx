import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { formatDateTime } from '@/lib/format';
import type { CaseView } from './case-view';

/** The two clocks of a case, each with what its time was counted from. */
export async function CaseClocks({ view, now }: { view: CaseView; now: Date }) {
  const t = await getTranslations('complaints.clock');
  return (
    <Section paper title={t('title')}>
      <div className="grid gap-4 p-3 md:grid-cols-2">
        <Clock
          view={view}
          name={t('answer')}
          minutes={view.answerMinutes}
          dueAt={view.answerDueAt}
          doneAt={view.answeredAt}
          counted={view.clocks.answer.counted}
          byHand={null}
          now={now}
        />
        <Clock
          view={view}
          name={t('solve')}
          minutes={view.solveMinutes}
          dueAt={view.solveDueAt}
          doneAt={view.solvedAt}
          counted={view.clocks.solve.counted}
          byHand={view.dueSetBy}
          now={now}
        />
      </div>
      {view.calendarIsAssumed ? <p className="px-3 pb-3 text-ink-soft text-sm">{t('assumed')}</p> : null}
    </Section>
  );
}

async function Clock(props: {
  view: CaseView;
  name: string;
  minutes: number;
  dueAt: Date | null;
  doneAt: Date | null;
  counted: CaseView['clocks']['answer']['counted'];
  byHand: string | null;
  now: Date;
}) {
  const { view, name, minutes, dueAt, doneAt, counted, byHand, now } = props;
  const [t, locale] = await Promise.all([getTranslations('complaints.clock'), getLocale()]);
  const { timeZone } = view;
  const said = (at: Date) => formatDateTime(at, { locale, timeZone });
  const length = (of: number) => t('minutes', { hours: Math.floor(of / 60), minutes: of % 60 }).trim();
  const isLate = dueAt !== null && (doneAt ?? now) > dueAt;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{name}</h3>
      <p className="flex flex-wrap items-center gap-2">
        {doneAt
          ? t(isLate ? 'late' : 'done', { time: said(doneAt) })
          : dueAt
            ? t('dueBy', { time: said(dueAt) })
            : t('stopped')}
        {isLate && !doneAt ? (
          <Badge tone="late">{(await getTranslations('complaints'))('overdue')}</Badge>
        ) : null}
      </p>
      {byHand ? (
        <p className="text-ink-soft text-sm">{t('byHand', { name: byHand })}</p>
      ) : (
        <>
          <p className="text-ink-soft text-sm">
            {t(view.isRoundTheClock ? 'amountAll' : 'amount', { amount: length(minutes) })}
          </p>
          <ol className="flex flex-col gap-1 text-sm">
            {counted.map(({ day, from, to, minutes: part }) => (
              <li key={from.toISOString()} className="flex flex-wrap justify-between gap-x-4">
                <span className="figures">
                  <BusinessDay day={day} /> <DateTime at={from} timeZone={timeZone} show="time" />–
                  <DateTime at={to} timeZone={timeZone} show="time" />
                </span>
                <span className="figures text-ink-soft">{length(part)}</span>
              </li>
            ))}
          </ol>
          {name === t('solve')
            ? view.pauses.map(({ fromAt, toAt }) => (
                <p key={fromAt.toISOString()} className="text-ink-soft text-sm">
                  {toAt
                    ? t('pause', { from: said(fromAt), to: said(toAt) })
                    : t('pauseOpen', { from: said(fromAt) })}
                </p>
              ))
            : null}
        </>
      )}
    </div>
  );
}
