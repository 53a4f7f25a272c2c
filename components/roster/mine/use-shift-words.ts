import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '@/lib/format';
import type { Places } from './mine';

interface Where {
  storeId: string;
  zoneId: string | null;
  kind: string | null;
}

/** When a shift of one's own is, by its store's clock, and where and what for. */
export function useShiftWords({ stores, zones, timeZones }: Places) {
  const kinds = useTranslations('roster.kinds');
  const locale = useLocale();
  return {
    times: (storeId: string, from: Date, to: Date) => {
      const zoned = { locale, timeZone: timeZones.get(storeId) ?? 'Asia/Shanghai' };
      return `${formatTime(from, zoned)}–${formatTime(to, zoned)}`;
    },
    where: ({ storeId, zoneId, kind }: Where, note = '') =>
      [
        kind === null ? '' : kinds(kind as 'WORK'),
        stores.get(storeId),
        zones.get(`${storeId} ${zoneId}`),
        note,
      ]
        .filter(Boolean)
        .join(' · '),
  };
}
