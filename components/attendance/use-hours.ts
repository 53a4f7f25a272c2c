import { useTranslations } from 'next-intl';

/** Minutes as hours people read: 7.5. */
export const hoursText = (minutes: number): string => String(Math.round(minutes / 6) / 10);

/** Minutes in words; nothing where there are none. */
export function useHours() {
  const t = useTranslations('attendance');
  return (minutes: number) => (minutes === 0 ? '–' : t('hours', { hours: hoursText(minutes) }));
}
