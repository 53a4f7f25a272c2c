'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatBusinessDay } from '@/lib/format';
import type { Finding } from '@/server/roster/planning-facts-rules';
import { clockOf } from './board-rules';
import { useFindingWords } from './use-finding-words';
import type { BoardShift, Week } from './week';

/** Who, when, where, what for and what speaks against it: a shift for whoever does not see the board. */
export function useShiftLabel({ people, zones }: Pick<Week, 'people' | 'zones'>) {
  const t = useTranslations('roster');
  const kinds = useTranslations('roster.kinds');
  const locale = useLocale();
  const words = useFindingWords();
  return (shift: BoardShift, found: readonly Finding[]) =>
    [
      `${people.find(({ id }) => id === shift.personId)?.name} ${formatBusinessDay(shift.day, locale)}`,
      `${clockOf(shift.startMinute)}–${clockOf(shift.endMinute)}`,
      ...(shift.kind === 'WORK' ? [] : [kinds(shift.kind)]),
      ...zones.flatMap(({ id, name }) => (id === shift.zoneId ? [name] : [])),
      ...(shift.breakMinutes > 0 ? [t('breakOf', { minutes: shift.breakMinutes })] : []),
      ...found.map(words),
    ].join('; ');
}
