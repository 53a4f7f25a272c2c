import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { Section } from '@/components/ui/card';
import type { PickupsSection } from './pickups-section';

/** Its screen part. */
export function PickupsPart({ figures, details, people }: PartProps<PickupsSection>) {
  const t = useTranslations('pickupsOfDay');
  return (
    <Section paper title={t('title')}>
      <p>{t('line', { count: figures.handedOver, pieces: figures.pieces, day: details.note })}</p>
      <p>{figures.people.map((id) => people[id]).join(', ')}</p>
    </Section>
  );
}
