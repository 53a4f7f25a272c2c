'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { BulkBar, ChooseRow } from '@/components/ui/selection';
import { useSelection } from '@/components/ui/use-selection';
import { useTRPC } from '@/trpc/react';
import { NoticeRow, useNoticeWords } from './notice-row';
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
  const words = useNoticeWords();
  const selection = useSelection(notices.flatMap(({ id, readAt }) => (readAt === null ? [id] : [])));
  if (list.error) return <Callout tone="warn" title={errorText(list.error)} />;
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <Card>
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
                <li key={notice.id} className="flex items-start gap-1 py-1">
                  {/* What is read stands in line with what is not. */}
                  <span className="mt-2 flex w-8 shrink-0 justify-center">
                    {notice.readAt === null ? (
                      <ChooseRow
                        of={selection}
                        row={notice.id}
                        label={t('chooseOne', { words: words(notice) })}
                      />
                    ) : null}
                  </span>
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
      <BulkBar of={selection}>
        <Button
          variant="primary"
          onClick={() => {
            // A hundred at once is what is taken.
            read(selection.picked.slice(0, 100));
            selection.chooseAll(false);
          }}
        >
          {t('readChosen')}
        </Button>
      </BulkBar>
    </div>
  );
}
