'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { formatBusinessDay } from '@/lib/format';
import { useTRPCClient } from '@/trpc/react';

/** Reminds a store of its late report, and says who was told: for a moment above the page, and beside the button as long as it stands. */
export function NudgeButton({ storeId, store, day }: { storeId: string; store: string; day: string }) {
  const t = useTranslations('insight');
  const locale = useLocale();
  const client = useTRPCClient();
  const { act, busy, problem, clear } = useAct(client.insight.nudge.mutate);
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    const answer = await act({ storeId, day });
    if (!answer) return;
    const people = t('toldWho', { people: answer.told.join(t('comma')) });
    setTold(people);
    setOpen(false);
    toast.success(t('nudged', { store }), { description: people });
  }

  return (
    <>
      {told ? <span className="whitespace-normal text-ink-soft text-xs">{told}</span> : null}
      <Button size="sm" aria-label={t('nudgeAria', { store })} onClick={() => setOpen(true)}>
        {t('nudge')}
      </Button>
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
