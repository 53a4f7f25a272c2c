'use client';

import { useTranslations } from 'next-intl';
import { Button } from './button';

export type LoadMoreProps = {
  /** Rows on the screen. */
  shown: number;
  /** All there are, where it is known without counting history. */
  total?: number | undefined;
  /** There is a next cursor. */
  hasMore: boolean;
  loading?: boolean | undefined;
  onLoadMore: () => void;
};

/** The foot of a list that is fetched by cursor. */
export function LoadMore({ shown, total, hasMore, loading = false, onLoadMore }: LoadMoreProps) {
  const t = useTranslations('common');
  if (shown === 0) return null;
  const count = () => {
    if (!hasMore) return t('allShown', { count: shown });
    return total === undefined
      ? t('shownCount', { count: shown })
      : t('shownOfTotal', { count: shown, total });
  };
  return (
    <div className="flex flex-wrap items-center justify-center gap-4 py-3 text-ink-soft text-sm print:hidden">
      <span role="status" className="figures">
        {count()}
      </span>
      {hasMore ? (
        <Button loading={loading} onClick={onLoadMore}>
          {t('loadMore')}
        </Button>
      ) : null}
    </div>
  );
}
