import { useTranslations } from 'next-intl';

const WHOLE_BP = 10_000;
const BP_OF_PERCENT = 100;

/** Whose something is: a name, or names with their percent. */
export function SharesWords({ of }: { of: readonly { person: string; shareBp: number }[] }) {
  const t = useTranslations('disputes');
  const words = of.map(({ person: name, shareBp }) =>
    shareBp === WHOLE_BP ? name : t('share', { name, percent: shareBp / BP_OF_PERCENT }),
  );
  return words.join(' · ');
}
