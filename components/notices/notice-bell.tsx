'use client';

import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { TextLink } from '@/components/ui/text-link';
import { useTRPC } from '@/trpc/react';
import { NoticeRow } from './notice-row';
import { UnreadMark } from './unread-mark';
import { useReadNotices, useUnread } from './use-notices';

const SHOWN = 8;

/** How many notices nobody read yet, and the latest of them. */
export function NoticeBell({ side }: { side?: 'top' | 'bottom' | undefined }) {
  const t = useTranslations('notices');
  const [open, setOpen] = useState(false);
  const unread = useUnread();
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        aria-label={t('unread', { count: unread })}
        className={buttonClass({ variant: 'ghost', square: true, className: 'relative' })}
      >
        <Bell aria-hidden />
        <UnreadMark unread={unread} className="top-0.5 right-0.5" />
      </PopoverTrigger>
      <PopoverContent title={t('title')} side={side} align="end" className="w-96">
        {open ? <Latest unread={unread} onLeave={() => setOpen(false)} /> : null}
      </PopoverContent>
    </Popover>
  );
}

function Latest({ unread, onLeave }: { unread: number; onLeave: () => void }) {
  const t = useTranslations('notices');
  const trpc = useTRPC();
  const read = useReadNotices();
  const { data, isPending } = useQuery(trpc.notices.list.queryOptions({}));
  const notices = data?.notices.slice(0, SHOWN) ?? [];
  return (
    <div className="flex flex-col gap-2">
      {!isPending && notices.length === 0 ? (
        <p className="text-ink-soft text-sm">{t('noneHint')}</p>
      ) : (
        <ul className="-mx-2 max-h-96 overflow-y-auto">
          {notices.map((notice) => (
            <li key={notice.id}>
              <NoticeRow
                notice={notice}
                onOpen={(id) => {
                  read([id]);
                  if (notice.storeId) onLeave();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="flex items-center justify-between gap-3 border-rule border-t pt-2 text-sm">
        <TextLink href="/my/notices" onClick={onLeave}>
          {t('all')}
        </TextLink>
        {unread > 0 ? (
          <Button variant="ghost" onClick={() => read()}>
            {t('readAll')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
