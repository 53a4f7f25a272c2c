'use client';

import { Bell } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { bottomItemClass } from '@/components/shell/bottom-bar';
import { UnreadMark } from './unread-mark';
import { useUnread } from './use-notices';

/** The notices as a place of the phone's bar, with how many nobody read. */
export function NoticePlace() {
  const t = useTranslations('shell.bar');
  const words = useTranslations('notices');
  const unread = useUnread();
  return (
    <Link
      href="/my/notices"
      prefetch={false}
      aria-current={usePathname() === '/my/notices' ? 'page' : undefined}
      className={bottomItemClass}
    >
      <Bell aria-hidden />
      <span>
        {t('notices')}
        <span className="sr-only"> {words('unread', { count: unread })}</span>
      </span>
      <UnreadMark unread={unread} className="top-1 left-1/2 ml-1" />
    </Link>
  );
}
