import { useTranslations } from 'next-intl';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;

/** How long something waits, in its largest unit. */
export function Waits({ since, now }: { since: Date; now: Date }) {
  const t = useTranslations('reports');
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / MINUTE_MS));
  if (minutes >= 2 * DAY_MINUTES) return t('days', { count: Math.floor(minutes / DAY_MINUTES) });
  if (minutes >= HOUR_MINUTES) return t('hours', { count: Math.floor(minutes / HOUR_MINUTES) });
  return t('minutes', { count: minutes });
}
