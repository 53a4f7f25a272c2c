'use client';

import { Check, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { MenuHeading, MenuItem, MenuLink } from '@/components/ui/menu';
import type { ViewOfList } from '@/server/views/views-of';
import { onDay } from './named-period';

interface Props {
  path: string;
  views: readonly ViewOfList[];
  open: ViewOfList | null;
  today: string;
}

/** The ways to a list's views: everything, one's own, those others share. */
export function ViewLinks({ path, views, open, today }: Props) {
  const t = useTranslations('views');
  const own = views.filter(({ isOwn }) => isOwn);
  const others = views.filter(({ isOwn }) => !isOwn);
  const link = (view: ViewOfList) => (
    <ViewLink key={view.id} {...{ path, view, today }} isOpen={view.id === open?.id} />
  );
  return (
    <>
      <MenuLink href={path}>
        <Tick shown={open === null} />
        {t('everything')}
      </MenuLink>
      {own.map(link)}
      {others.length > 0 ? <MenuHeading>{t('ofOthers')}</MenuHeading> : null}
      {others.map(link)}
    </>
  );
}

function ViewLink({
  path,
  view,
  isOpen,
  today,
}: {
  path: string;
  view: ViewOfList;
  isOpen: boolean;
  today: string;
}) {
  const t = useTranslations('views');
  const about = [
    ...(view.isOwn ? [] : [view.owner ?? '']),
    ...(view.query === null ? [t('storesGone')] : []),
    ...(view.storesLeftOut > 0 ? [t('storesLeftOut', { count: view.storesLeftOut })] : []),
  ].filter(Boolean);
  const face = (
    <>
      <Tick shown={isOpen} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{view.name}</span>
        {about.length > 0 ? <span className="block text-ink-soft text-xs">{about.join(' · ')}</span> : null}
      </span>
      {view.isOwn && view.isShared ? <Users role="img" aria-label={t('isShared')} /> : null}
    </>
  );
  if (view.query === null) return <MenuItem disabled>{face}</MenuItem>;
  const address = new URLSearchParams(onDay(view.query, today));
  address.set('view', view.id);
  return <MenuLink href={`${path}?${address}`}>{face}</MenuLink>;
}

function Tick({ shown }: { shown: boolean }) {
  return (
    <span className="flex size-4 shrink-0 items-center justify-center">
      {shown ? <Check aria-hidden className="size-4 text-accent" /> : null}
    </span>
  );
}
