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

/**
 * Several units beside each other, as where each has its own sum: two that are one word in this language say as well what the goods are
 * counted in.
 */
export function useUnitsApart(all: readonly string[]): (written: string, quantity?: string) => string {
  const unitOf = useUnit();
  const said = all.map((unit) => unitOf(unit));
  return (written, quantity) => {
    const word = unitOf(written, quantity);
    const isShared = said.filter((one) => one === unitOf(written)).length > 1;
    return isShared && word !== written ? `${word} (${written})` : word;
  };
}

/** The same as an element, also for pages that wait for what they show. */
export function Unit({ of, quantity }: { of: string; quantity?: string | undefined }) {
  return useUnit()(of, quantity);
}
