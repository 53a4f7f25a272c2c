'use client';

import { useLocale, useTranslations } from 'next-intl';
import { createContext, useContext } from 'react';
import { formatBusinessDay, formatTime } from '@/lib/format';
import type { Finding } from '@/server/roster/planning-facts-rules';

/** Names of whom findings speak of, and the clock they are told by. */
export const FindingNames = createContext<{ names: ReadonlyMap<string, string>; timeZone: string }>({
  names: new Map(),
  timeZone: 'Asia/Shanghai',
});

/** What a rule found, in a sentence: who, when, by how much. */
export function useFindingWords(): (finding: Finding) => string {
  const t = useTranslations('roster.findings');
  const locale = useLocale();
  const { names, timeZone } = useContext(FindingNames);
  return (finding) => {
    const day = formatBusinessDay(finding.day, locale);
    if (finding.personId === null) {
      const from = formatTime(finding.from, { locale, timeZone });
      const to = formatTime(finding.to, { locale, timeZone });
      return t(finding.rule, { day, from, to, there: finding.there, people: finding.people });
    }
    const name = names.get(finding.personId) ?? '';
    const minutes = 'minutes' in finding ? finding.minutes : 0;
    return t(finding.rule, {
      name,
      day,
      hours: Math.round(minutes / 6) / 10,
      days: Math.round(minutes / 1_440),
    });
  };
}
