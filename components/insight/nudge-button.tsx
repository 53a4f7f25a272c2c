'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { serverNowMs } from '@/client/server-time';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { formatBusinessDay, formatTime } from '@/lib/format';
import { NUDGE_PAUSE_MS } from '@/server/insight/rules';
import { useTRPCClient } from '@/trpc/react';

/** Reminds a store of its late report, and says who was told. Until it may be reminded again the button is still and says when it was. */
export function NudgeButton(props: {
  storeId: string;
  store: string;
  day: string;
  /** When it was reminded last, within the hour. */
  nudgedAt: Date | null;
  timeZone: string;
}) {
  const { storeId, store, day, timeZone } = props;
  const t = useTranslations('insight');
  const locale = useLocale();
  const client = useTRPCClient();
  const { act, busy, problem, clear } = useAct(client.insight.nudge.mutate);
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [nudgedAt, setNudgedAt] = useState(props.nudgedAt);
  const isStill = useStillUntil(nudgedAt);

  async function send(event: FormEvent) {
    event.preventDefault();
    const answer = await act({ storeId, day });
    if (!answer) return;
    const people = t('toldWho', { people: answer.told.join(t('comma')) });
    setTold(people);
    setNudgedAt(answer.nudgedAt);
    setOpen(false);
    toast.success(t('nudged', { store }), { description: people });
  }

  return (
    <>
      {told ? <span className="whitespace-normal text-ink-soft text-xs">{told}</span> : null}
      {isStill && nudgedAt ? (
        <span className="whitespace-nowrap text-ink-soft text-xs">
          {t('nudgedAt', { time: formatTime(nudgedAt, { locale, timeZone }) })}
        </span>
      ) : (
        <Button size="sm" aria-label={t('nudgeAria', { store })} onClick={() => setOpen(true)}>
          {t('nudge')}
        </Button>
      )}
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) clear();
        }}
        title={t('nudgeTitle', { store })}
        description={t('nudgeHint', { day: formatBusinessDay(day, locale) })}
        submitLabel={t('nudge')}
        onSubmit={send}
        busy={busy}
        problem={problem}
        width="sm"
      >
        {null}
      </FormDialog>
    </>
  );
}

/** Whether the store was reminded within the hour; the page finds out when that is over. */
function useStillUntil(nudgedAt: Date | null): boolean {
  const until = nudgedAt === null ? 0 : nudgedAt.getTime() + NUDGE_PAUSE_MS;
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (until === 0) return;
    const timer = setTimeout(() => setOver(until), Math.max(0, until - serverNowMs()));
    return () => clearTimeout(timer);
  }, [until]);
  return until > over;
}
