import { useTranslations } from 'next-intl';
import { unitKey } from '@/lib/units';

/** Says a unit in the person's language, as its quantity (decimal text) wants it; without one, as of several. */
export function useUnit(): (written: string, quantity?: string) => string {
  const t = useTranslations('units');
  return (written, quantity = '2') => {
    const key = unitKey(written);
    return key ? t(key, { count: Math.abs(Number(quantity)) }) : written;
  };
}

/** The same as an element, also for pages that wait for what they show. */
export function Unit({ of, quantity }: { of: string; quantity?: string | undefined }) {
  return useUnit()(of, quantity);
}
