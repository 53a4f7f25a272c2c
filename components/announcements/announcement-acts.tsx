'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** I have read it. */
export function ConfirmRead({ announcementId, title }: { announcementId: string; title?: string }) {
  const t = useTranslations('announcements');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.notices.confirm.mutate);
  return (
    <span className="flex flex-col items-start gap-1">
      <Button
        variant="primary"
        size={title ? undefined : 'lg'}
        loading={busy}
        aria-label={title ? t('confirmNamed', { title }) : undefined}
        onClick={async () => {
          if (await act({ announcementId })) toast.success(t('confirmed'));
        }}
      >
        {t('confirm')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </span>
  );
}

/** Who has not read it is asked again. @param storeId of a manager's; null: head office's */
export function RemindUnread({
  announcementId,
  storeId,
  unread,
}: {
  announcementId: string;
  storeId: string | null;
  unread: number;
}) {
  const t = useTranslations('announcements');
  const client = useTRPCClient();
  const ofStore = useAct(client.notices.remindInStore.mutate);
  const ofCompany = useAct(client.notices.remindUnread.mutate);
  const problem = ofStore.problem ?? ofCompany.problem;
  return (
    <span className="flex flex-col items-start gap-1">
      <Button
        loading={ofStore.busy || ofCompany.busy}
        // The same press later is another reminder.
        onClick={async () => {
          const seen = String(Date.now());
          const done = storeId
            ? await ofStore.act({ announcementId, storeId }, seen)
            : await ofCompany.act({ announcementId }, seen);
          if (done) toast.success(t('reminded', { count: done.reminded }));
        }}
      >
        {t('remind', { count: unread })}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </span>
  );
}

/** Nobody has to read it any more. */
export function CloseAnnouncement({
  announcementId,
  storeId,
}: {
  announcementId: string;
  storeId: string | null;
}) {
  const t = useTranslations('announcements');
  const client = useTRPCClient();
  const [asking, setAsking] = useState(false);
  const ofStore = useAct(client.notices.closeInStore.mutate);
  const ofCompany = useAct(client.notices.closeAnnouncement.mutate);
  const problem = ofStore.problem ?? ofCompany.problem;
  return (
    <>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        {t('close')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('closeAsk')}
        description={t('closeHint')}
        confirmLabel={t('closeNow')}
        tone="danger"
        onConfirm={async () => {
          if (storeId) await ofStore.act({ announcementId, storeId });
          else await ofCompany.act({ announcementId });
        }}
      />
    </>
  );
}
