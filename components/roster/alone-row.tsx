'use client';

import { UserRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '@/lib/format';
import { aloneOnDays } from '@/server/roster/alone-rules';
import type { PlanningFacts } from '@/server/roster/planning-facts-rules';

/** Below the board: whom the plan leaves alone in the store, from when to when. */
export function AloneRow({
  facts,
  people,
}: {
  facts: PlanningFacts;
  people: readonly { id: string; name: string }[];
}) {
  const t = useTranslations('roster');
  const locale = useLocale();
  const alone = aloneOnDays(facts);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const clock = (at: Date) => formatTime(at, { locale, timeZone: facts.timeZone });
  return (
    <tr className="border-rule border-t bg-sunken align-top">
      <th scope="row" className="sticky start-0 z-20 bg-sunken p-2 text-start font-medium">
        {t('alone')}
      </th>
      {facts.days.map((day) => {
        const own = alone.filter((one) => one.day === day);
        return (
          <td key={day} className="border-rule border-s p-2 text-xs">
            {own.length === 0 ? <span className="text-ink-soft">{t('nobodyAlone')}</span> : null}
            {own.map(({ personId, from, to }) => (
              <span key={from.getTime()} className="mb-1 flex items-start gap-1 last:mb-0">
                <UserRound aria-hidden className="mt-0.5 size-3 shrink-0" />
                <span>
                  {names.get(personId)}
                  <span className="figures block text-ink-soft">
                    {clock(from)}–{clock(to)}
                  </span>
                </span>
              </span>
            ))}
          </td>
        );
      })}
    </tr>
  );
}
