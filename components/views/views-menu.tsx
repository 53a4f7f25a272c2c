'use client';

import { Bookmark, ChevronDown, Pencil, Plus, Share2, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { ListKey } from '@/server/views/lists';
import type { ViewOfList } from '@/server/views/views-of';
import { useTRPCClient } from '@/trpc/react';
import { keepingOn } from './named-period';
import { useOpenView } from './use-open-view';
import { ViewLinks } from './view-links';
import { NameView } from './view-name';

export interface ViewsMenuProps {
  list: ListKey;
  path: string;
  views: readonly ViewOfList[];
  mayShare: boolean;
  /** Of somebody else's view. */
  mayEndSharing: boolean;
  /** The business day now: what a view of this month opens with. */
  today: string;
}

/** Which view of the list is open; the others, and what can be done with this one. */
export function ViewsMenu({ list, path, views, mayShare, mayEndSharing, today }: ViewsMenuProps) {
  const t = useTranslations('views');
  const client = useTRPCClient();
  const router = useRouter();
  const { asked, open, isChanged } = useOpenView(views, today);
  const [dialog, setDialog] = useState<'save' | 'rename' | 'remove' | null>(null);
  const change = useAct(client.views.change.mutate);
  const share = useAct(client.views.share.mutate);
  const remove = useAct(client.views.remove.mutate);
  const problem = change.problem ?? share.problem;

  async function keep(view: ViewOfList) {
    const query = keepingOn(asked, view.query, today);
    if (await change.act({ viewId: view.id, query }, `${view.query}`))
      toast.success(t('changed', { name: view.name }));
  }

  async function offer(view: ViewOfList) {
    const shared = !view.isShared;
    if (!(await share.act({ viewId: view.id, shared }, String(view.isShared)))) return;
    toast.success(shared ? t('shared', { name: view.name }) : t('sharedNoMore', { name: view.name }));
  }

  async function drop(view: ViewOfList) {
    if (!(await remove.act({ viewId: view.id }))) throw new Error('refused');
    toast.success(t('removed', { name: view.name }));
    router.replace(path);
  }

  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={open ? t('openNow', { name: open.name }) : t('choose')}
          render={<Button variant="secondary" className="filter-stays max-w-64" />}
        >
          <Bookmark aria-hidden className={open ? 'fill-current text-accent' : undefined} />
          <span className="min-w-0 flex-1 truncate text-left">{open?.name ?? t('views')}</span>
          {isChanged ? <span className="shrink-0 text-ink-soft">· {t('isChanged')}</span> : null}
          <ChevronDown aria-hidden />
        </MenuTrigger>
        <MenuContent className="w-72">
          <ViewLinks path={path} views={views} open={open} today={today} />
          <MenuSeparator />
          <MenuItem onClick={() => setDialog('save')}>
            <Plus aria-hidden />
            {t('saveNew')}
          </MenuItem>
          {open?.isOwn ? (
            <MenuItem onClick={() => setDialog('rename')}>
              <Pencil aria-hidden />
              {t('rename')}
            </MenuItem>
          ) : null}
          {open && (open.isOwn ? mayShare : open.isShared && mayEndSharing) ? (
            <MenuItem onClick={() => void offer(open)}>
              <Share2 aria-hidden />
              {open.isShared ? t('shareNoMore') : t('share')}
            </MenuItem>
          ) : null}
          {open?.isOwn ? (
            <MenuItem tone="danger" onClick={() => setDialog('remove')}>
              <Trash2 aria-hidden />
              {t('remove')}
            </MenuItem>
          ) : null}
        </MenuContent>
      </Menu>
      {open?.isOwn && isChanged ? (
        <Button
          variant="ghost"
          className="filter-stays"
          loading={change.busy}
          onClick={() => void keep(open)}
        >
          {t('saveChanges')}
        </Button>
      ) : null}
      {open && open.storesLeftOut > 0 ? (
        <span className="filter-stays text-ink-soft text-sm max-sm:basis-full">
          {t('storesLeftOut', { count: open.storesLeftOut })}
        </span>
      ) : null}
      {problem ? (
        <span role="alert" className="filter-stays text-alarm text-sm max-sm:basis-full">
          {problem}
        </span>
      ) : null}
      <NameView
        key={`${dialog}${open?.id}`}
        list={list}
        path={path}
        asked={asked}
        today={today}
        view={dialog === 'rename' ? open : null}
        isOpen={dialog === 'save' || dialog === 'rename'}
        close={() => setDialog(null)}
      />
      {open?.isOwn ? (
        <ConfirmDialog
          open={dialog === 'remove'}
          onOpenChange={(next) => (next ? undefined : setDialog(null))}
          title={t('removeTitle', { name: open.name })}
          description={open.isShared ? t('removeShared') : t('removeHint')}
          confirmLabel={t('removeNow')}
          tone="danger"
          onConfirm={() => drop(open)}
        >
          {remove.problem ? <p className="text-alarm text-sm">{remove.problem}</p> : null}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
