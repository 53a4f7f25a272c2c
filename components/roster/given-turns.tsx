'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useContext } from 'react';
import { formatBusinessDay } from '@/lib/format';
import type { FillProposal } from '@/server/roster/fill-week';
import { FindingNames } from './use-finding-words';

/** Whose turn it was, and by which count: what each had, what had been fair, when the last was. */
export function GivenTurns({ turns }: { turns: FillProposal['turns'] }) {
  const t = useTranslations('roster.given');
  const locale = useLocale();
  const format = useFormatter();
  const { names } = useContext(FindingNames);
  return (
    <ul className="flex flex-col divide-y divide-rule text-sm">
      {turns.map(({ kind, personId, days, turns: had, fair, lastOn }) => (
        <li key={`${kind} ${personId}`} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[14rem_1fr]">
          <span className="font-medium">
            {t(`kinds.${kind}`)} {names.get(personId)}
            <span className="figures block font-normal text-ink-soft">
              {format.list(
                days.map((day) => formatBusinessDay(day, locale)),
                { type: 'conjunction', style: 'narrow' },
              )}
            </span>
          </span>
          <span className="figures text-ink-soft">
            {t('why', {
              had,
              fair,
              last: lastOn ? formatBusinessDay(lastOn, locale, { year: true }) : t('never'),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
