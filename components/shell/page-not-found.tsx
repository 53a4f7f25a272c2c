import { MapPinOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** An address that leads nowhere. */
export function PageNotFound() {
  const t = useTranslations('shell.notFound');
  return (
    <EmptyState
      icon={MapPinOff}
      title={<h1>{t('title')}</h1>}
      description={t('description')}
      action={
        <ButtonLink href="/" variant="primary" size="lg">
          {t('action')}
        </ButtonLink>
      }
    />
  );
}
