'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useTRPC, useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  incidentId: string;
  timeZone: string;
  notes: number;
  canAdd: boolean;
}

/** What is known of the injury: shown once the look is noted, beside who looked before. */
export function InjuryNotes({ storeId, incidentId, timeZone, notes, canAdd }: Props) {
  const t = useTranslations('incidents');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const look = useAct(client.incidents.lookAtInjury.mutate, { quiet: true });
  const [lookId, setLookId] = useState<string | null>(null);
  const shown = useQuery({
    ...trpc.incidents.injury.queryOptions({ storeId, lookId: lookId ?? storeId }),
    enabled: lookId !== null,
  });
  return (
    <Section paper title={t('injury.title')}>
      <div className="flex flex-col gap-3 p-3">
        {shown.data ? (
          <>
            <Callout title={t('acts.looked')} />
            <ul className="flex flex-col gap-3">
              {shown.data.notes.map((note) => (
                <li key={note.id} className="text-sm">
                  <p className="whitespace-pre-wrap break-words">{note.text}</p>
                  <p className="text-ink-soft">
                    {note.by} · <DateTime at={note.at} timeZone={timeZone} />
                  </p>
                </li>
              ))}
            </ul>
            <p className="font-medium text-sm">{t('injury.looks')}</p>
            <ul className="text-ink-soft text-sm">
              {shown.data.looks.map((one) => (
                <li key={one.id}>
                  {one.by} · <DateTime at={one.at} timeZone={timeZone} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="text-sm">{notes > 0 ? t('injury.hidden', { notes }) : t('injury.none')}</p>
        )}
        {look.problem ? <Callout tone="late" title={look.problem} /> : null}
        <div className="flex flex-wrap gap-2">
          {notes > 0 && !shown.data ? (
            <Button
              loading={look.busy || shown.isFetching}
              onClick={async () => {
                const done = await look.act({ storeId, incidentId });
                if (done) setLookId(done.lookId);
              }}
            >
              {t('acts.look')}
            </Button>
          ) : null}
          {canAdd ? <AddNote storeId={storeId} incidentId={incidentId} /> : null}
        </div>
      </div>
    </Section>
  );
}

function AddNote({ storeId, incidentId }: Pick<Props, 'storeId' | 'incidentId'>) {
  const t = useTranslations('incidents');
  const client = useTRPCClient();
  const deed = useAct(client.incidents.noteInjury.mutate);
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('acts.addInjury')}
      title={t('acts.addInjury')}
      description={t('report.injuryHint')}
      deed={deed}
      submit={async () => text.trim() !== '' && (await deed.act({ storeId, incidentId, text })) !== undefined}
      done={t('acts.injurySaved')}
    >
      <Field label={t('report.injury')} required>
        <Textarea value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
