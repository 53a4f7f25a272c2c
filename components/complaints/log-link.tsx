import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';

/** From a receipt to a complaint about it. */
export async function LogComplaintLink({ storeId, ticketId }: { storeId: string; ticketId: string }) {
  const t = await getTranslations('complaints');
  return <ButtonLink href={`/complaints/new?store=${storeId}&ticket=${ticketId}`}>{t('new')}</ButtonLink>;
}
