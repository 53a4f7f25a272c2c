import { useTranslations } from 'next-intl';
import { POINTS } from '@/server/duty/duty-rules';

/** How a point is called: Daybook's own in the reader's language, a store's as it wrote it. */
export function usePointName(): (point: string) => string {
  const t = useTranslations('duty.names');
  return (point) => {
    const known = POINTS.find((one) => one === point);
    return known ? t(known) : point;
  };
}
