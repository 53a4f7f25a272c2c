'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { useTRPC } from '@/trpc/react';
import { NoticeRow } from './notice-row';
import { useReadNotices } from './use-notices';

/** All a person was told, the latest first. */
export function NoticeList() {
  const t = useTranslations('notices');
  const trpc = useTRPC();
  const errorText = useErrorText();
  const read = useReadNotices();
  const list = useInfiniteQuery(
    trpc.notices.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  const notices = list.data?.pages.flatMap((page) => page.notices) ?? [];
  if (list.error) return <Callout tone="warn" title={errorText(list.error)} />;
  return (
    <Card className="max-w-3xl">
      {!list.isPending && notices.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <>
          {notices.some(({ readAt }) => readAt === null) ? (
            <div className="flex justify-end pb-2">
              <Button onClick={() => read()}>{t('readAll')}</Button>
            </div>
          ) : null}
          <ul className="divide-y divide-rule">
            {notices.map((notice) => (
              <li key={notice.id} className="py-1">
                <NoticeRow notice={notice} onOpen={(id) => read([id])} />
              </li>
            ))}
          </ul>
          <LoadMore
            shown={notices.length}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onLoadMore={() => list.fetchNextPage()}
          />
        </>
      )}
    </Card>
  );
}
