'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCounter } from '@/components/sales/counter-context';
import { formatTime } from '@/lib/format';
import type { whichWay } from './which-way';

/** What the screen says of a tap, and the punch it made, which may be taken back. */
export interface Said {
  words: string;
  made?: { id: string; personId: string; name: string; at: Date; time: string };
}

export interface Tapped {
  id: string;
  personId: string;
  name: string;
  at: Date;
  way: ReturnType<typeof whichWay>;
}

/** Who, in or out, when and where. */
export function useClockWords() {
  const t = useTranslations('attendance.counter');
  const locale = useLocale();
  const { name: store, timeZone } = useCounter().settings.store;
  const time = (at: Date) => formatTime(at, { locale, timeZone });
  return {
    said({ id, personId, name, at, way }: Tapped, isProved = true): Said {
      const of = { name, time: time(at), store };
      const words = t(way === null ? 'said' : way === 'in' ? 'saidIn' : 'saidOut', of);
      return {
        words: isProved ? words : `${words}${t('gap')}${t('unproved')}`,
        made: { id, personId, name, at, time: of.time },
      };
    },
    justBefore: (name: string, at: Date): Said => ({ words: t('justBefore', { name, time: time(at) }) }),
  };
}
