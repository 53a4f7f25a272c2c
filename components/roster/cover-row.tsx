'use client';

import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { formatTime } from '@/lib/format';
import { coverByHour } from '@/server/roster/cover-rules';
import type { PlanningFacts } from '@/server/roster/planning-facts-rules';

/** Below the board: each day's hours, too few people and too many painted, and the worst of it in words. */
export function CoverRow({ facts }: { facts: PlanningFacts }) {
  const t = useTranslations('roster');
  const locale = useLocale();
  const hours = coverByHour(facts);
  return (
    <tr className="border-rule border-t bg-sunken align-top">
      <th scope="row" className="sticky start-0 z-20 bg-sunken p-2 text-start font-medium">
        {t('cover')}
      </th>
      {facts.days.map((day) => {
        const own = hours.filter((hour) => hour.day === day);
        const missing = Math.max(0, ...own.map(({ there, people }) => people - there));
        const excess = Math.max(0, ...own.map(({ there, people }) => there - people));
        return (
          <td key={day} className="border-rule border-s p-2 text-xs">
            <span aria-hidden className="mb-1 flex h-3 gap-px">
              {own.map(({ from, there, people }) => (
                <span
                  key={from.getTime()}
                  title={`${formatTime(from, { locale, timeZone: facts.timeZone })} ${there}/${people}`}
                  className={cn(
                    'min-w-0 flex-1 rounded-[1px]',
                    there < people ? 'bg-alarm-fill' : there > people ? 'bg-ink-faint' : 'bg-accent-fill',
                  )}
                />
              ))}
            </span>
            <span className={cn(missing > 0 && 'text-alarm')}>
              {own.length === 0
                ? t('noNeed')
                : missing > 0
                  ? t('short', { people: missing })
                  : excess > 0
                    ? t('enoughAndMore', { people: excess })
                    : t('enough')}
            </span>
          </td>
        );
      })}
    </tr>
  );
}
