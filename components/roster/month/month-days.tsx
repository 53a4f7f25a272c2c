import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { formatBusinessDay } from '@/lib/format';
import type { Month } from './month';
import { weeksOf } from './month-rules';

/** A month on a phone: a calendar of how many are there and how many are missing, and everybody's hours below. */
export function MonthDays({ month, hrefOf }: { month: Month; hrefOf: (day: string) => string }) {
  const t = useTranslations('roster');
  const locale = useLocale();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
  const weeks = weeksOf(month.days);
  return (
    <div className="flex flex-col gap-4 md:hidden print:hidden">
      <div>
        <div aria-hidden className="grid grid-cols-7 text-center text-ink-soft text-xs">
          {Array.from({ length: 7 }, (_, at) => (
            // The first of 2024 was a Monday.
            <span key={weekday.format(new Date(Date.UTC(2024, 0, at + 1))) + String(at)}>
              {weekday.format(new Date(Date.UTC(2024, 0, at + 1)))}
            </span>
          ))}
        </div>
        <ul className="grid grid-cols-7 gap-px overflow-hidden rounded-md border border-rule bg-rule">
          {weeks.flat().map((one, at) =>
            one === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty square is nothing but its place.
              <li key={at} aria-hidden className="bg-sunken" />
            ) : (
              <li key={one.day} className="bg-paper">
                <Link
                  href={hrefOf(one.day)}
                  prefetch={false}
                  className={cn('focus-inset flex h-14 flex-col items-center justify-center text-sm')}
                >
                  <span aria-hidden className="figures text-ink-soft text-xs">
                    {Number(one.day.slice(8))}
                    {one.isUnpublished ? '*' : ''}
                  </span>
                  <span className="sr-only">
                    {formatBusinessDay(one.day, locale)} {one.isUnpublished ? t('month.unpublished') : ''}
                  </span>
                  <span className="figures font-medium">{t('month.people', { count: one.people })}</span>
                  {one.missing > 0 ? (
                    <span className="font-medium text-alarm text-xs">
                      <span aria-hidden className="figures">
                        −{one.missing}
                      </span>
                      <span className="sr-only">{t('short', { people: one.missing })}</span>
                    </span>
                  ) : null}
                </Link>
              </li>
            ),
          )}
        </ul>
      </div>
      <Section title={t('month.hours')}>
        <ul className="divide-y divide-rule rounded-md border border-rule bg-paper text-sm">
          {month.people.map(({ id, name, minutes, shifts }) => (
            <li key={id} className="flex items-baseline justify-between gap-3 px-3 py-2">
              <span className="min-w-0 truncate">{name}</span>
              <span className="figures shrink-0 text-ink-soft">
                {t('month.sum', {
                  hours: Math.round(minutes / 6) / 10,
                  days: new Set(shifts.filter(({ isAway }) => !isAway).map(({ day }) => day)).size,
                })}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
