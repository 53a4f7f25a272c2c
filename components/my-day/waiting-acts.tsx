'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ConfirmRead } from '@/components/announcements/announcement-acts';
import { useAct } from '@/components/shell/use-act';
import { DoneNow, DoTask } from '@/components/tasks/task-acts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import type { WaitingLine } from './waiting-line';

/** What can be done about a line without opening it. */
export function WaitingActs({ line, words }: { line: WaitingLine; words: string }) {
  const { act, storeId } = line;
  if (!act) return null;
  if (act.is === 'CONFIRM') return <ConfirmRead announcementId={act.announcementId} title={words} />;
  if (!storeId) return null;
  if (act.is === 'CHECKS') return <Checks storeId={storeId} zoneId={act.zoneId} checks={act.checks} />;
  const of = { storeId, taskId: act.taskId, title: words };
  return act.needsPhoto ? <DoTask {...of} needsPhoto named /> : <DoneNow {...of} />;
}

/** What is in order is ticked here; what is not is said where there is room for it. */
function Checks(props: {
  storeId: string;
  zoneId: string;
  checks: readonly { itemId: string; text: string }[];
}) {
  const t = useTranslations('myDay');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.recordCheck.mutate);
  const { storeId, zoneId, checks } = props;
  return (
    <details className="w-full">
      <summary className="cursor-pointer py-3 text-accent text-sm">{t('tickHere')}</summary>
      <ul className="flex flex-col gap-1 pb-2">
        {checks.map(({ itemId, text }) => (
          <li key={itemId} className="flex items-center gap-3">
            <span className="min-w-0 flex-1 break-words text-sm">{text}</span>
            <Button
              disabled={busy}
              aria-label={t('inOrderNamed', { text })}
              onClick={async () => {
                if (await act({ storeId, zoneId, itemId, passed: true })) toast.success(t('ticked'));
              }}
            >
              <Check aria-hidden />
              {t('inOrder')}
            </Button>
          </li>
        ))}
      </ul>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </details>
  );
}
