import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { AcrossStore } from './across';

/** How far a store's week is: not published, changed since, with what speaks against it. */
export function StoreState({
  store: { version, unpublished, errors, warnings, days },
}: {
  store: AcrossStore;
}) {
  const t = useTranslations('roster.across');
  const isEmpty = days.every(({ people }) => people === 0);
  return (
    <span className="flex flex-wrap gap-1">
      {isEmpty && version === 0 ? (
        <Badge tone="warn">{t('empty')}</Badge>
      ) : version === 0 ? (
        <Badge tone="warn">{t('neverPublished')}</Badge>
      ) : unpublished > 0 ? (
        <Badge tone="warn">{t('unpublished', { count: unpublished })}</Badge>
      ) : (
        <Badge tone="ok">{t('published')}</Badge>
      )}
      {errors > 0 ? <Badge tone="late">{t('errors', { count: errors })}</Badge> : null}
      {warnings > 0 ? <Badge>{t('warnings', { count: warnings })}</Badge> : null}
    </span>
  );
}
