import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';

/** From the floor to a report of what happened there. */
export async function ReportIncidentLink({ storeId, zoneId }: { storeId: string; zoneId?: string }) {
  const t = await getTranslations('incidents');
  const zone = zoneId ? `&zone=${zoneId}` : '';
  return (
    <ButtonLink size="lg" href={`/incidents/new?store=${storeId}${zone}`}>
      {t('new')}
    </ButtonLink>
  );
}
