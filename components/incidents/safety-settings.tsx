'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Textarea } from '@/components/ui/textarea';
import { POINTS } from '@/server/incidents/incident-rules';
import { useTRPCClient } from '@/trpc/react';
import { usePointName } from './safety-form';

/** From what worth on a theft is severe, until when the round is done, and what is looked at. */
export function SafetySettings(props: {
  storeId: string;
  theftSevereFen: number;
  roundDueDay: number;
  points: readonly string[];
}) {
  const t = useTranslations('incidents.safety');
  const nameOf = usePointName();
  const client = useTRPCClient();
  const deed = useAct(client.incidents.setSettings.mutate);
  const [theftSevereFen, setTheft] = useState<number | null>(props.theftSevereFen);
  const [due, setDue] = useState(String(props.roundDueDay));
  const [lines, setLines] = useState(props.points.map(nameOf).join('\n'));

  async function submit() {
    const roundDueDay = Number(due);
    if (theftSevereFen === null || !Number.isInteger(roundDueDay)) return false;
    const points = lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      // What is called as Daybook calls it stays one of Daybook's: the other language has a word for it.
      .map((line) => POINTS.find((one) => nameOf(one) === line) ?? line);
    const { storeId } = props;
    return (
      (await deed.act({ storeId, theftSevereFen, roundDueDay, points: [...new Set(points)] })) !== undefined
    );
  }

  return (
    <ActDialog label={t('settingsOf')} title={t('settings')} deed={deed} submit={submit} done={t('saved')}>
      <Field label={t('theft')} hint={t('theftHint')} required>
        <MoneyInput valueFen={theftSevereFen} leastFen={0} onValueChange={setTheft} />
      </Field>
      <Field label={t('dueDay')} required>
        <Input
          numeric
          inputMode="numeric"
          value={due}
          maxLength={2}
          onChange={(event) => setDue(event.target.value)}
        />
      </Field>
      <Field label={t('points')} hint={t('pointsHint')} required>
        <Textarea
          rows={6}
          maxLength={4000}
          value={lines}
          onChange={(event) => setLines(event.target.value)}
        />
      </Field>
    </ActDialog>
  );
}
