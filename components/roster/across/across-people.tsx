import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { formatBusinessDay, formatTime } from '@/lib/format';
import type { Across } from './across';

/** Whoever works in several stores this week: when, where, how long together. Nobody: nothing is shown. */
export function AcrossPeople({
  people,
  names,
  timeZones,
}: {
  people: Across['people'];
  names: ReadonlyMap<string, string>;
  timeZones: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('roster');
  const locale = useLocale();
  if (people.length === 0) return null;
  return (
    <Section title={t('across.people', { count: people.length })} description={t('across.peopleHint')}>
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper text-sm">
        {people.map(({ id, name, minutes, shifts }) => (
          <li key={id} className="flex flex-col gap-1 p-3 sm:flex-row sm:gap-4">
            <span className="flex shrink-0 justify-between gap-2 sm:w-40 sm:flex-col sm:justify-start">
              <span className="font-medium">{name}</span>
              <span className="figures text-ink-soft">
                {t('hours', { hours: Math.round(minutes / 6) / 10 })}
              </span>
            </span>
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {shifts.map(({ storeId, day, startsAt, endsAt, isAway }) => {
                const zoned = { locale, timeZone: timeZones.get(storeId) ?? 'Asia/Shanghai' };
                return (
                  <li key={`${storeId} ${startsAt.getTime()}`} className="figures">
                    <span className={isAway ? 'text-ink-soft line-through' : undefined}>
                      {formatBusinessDay(day, locale)} {formatTime(startsAt, zoned)}–
                      {formatTime(endsAt, zoned)} {names.get(storeId)}
                    </span>
                    {isAway ? ` ${t('onLeave')}` : ''}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
