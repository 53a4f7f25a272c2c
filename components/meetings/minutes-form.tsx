'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { MEETING_KINDS } from '@/server/meetings/schema';
import { useTRPCClient } from '@/trpc/react';

type Named = { id: string; name: string };
type Decision = { key: number; title: string; ownerId: string; dueDay: string };

/** Minutes of a meeting: what was said, who was there, what each takes away. */
export function MinutesForm({
  storeId,
  people,
  today,
}: {
  storeId: string;
  people: readonly Named[];
  today: string;
}) {
  const t = useTranslations('meetings');
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.meetings.keep.mutate, { quiet: true });
  const [form, setForm] = useState({
    day: today,
    kind: 'DAILY' as (typeof MEETING_KINDS)[number],
    text: '',
    personIds: [] as string[],
    decisions: [] as Decision[],
  });
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const whole = form.decisions.every(({ title, ownerId, dueDay }) => title.trim() && ownerId && dueDay);

  async function submit() {
    const done = await act({
      storeId,
      ...form,
      decisions: form.decisions.map(({ title, ownerId, dueDay }) => ({ title, ownerId, dueDay })),
    });
    if (!done) return;
    toast.success(t('kept'));
    router.push(`/meetings/${done.meetingId}?store=${storeId}`);
  }

  return (
    <Card className="flex max-w-3xl flex-col gap-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('day')} required>
          <DateInput value={form.day} onValueChange={(day) => set({ day })} />
        </Field>
        <Field label={t('kind')}>
          <Select
            value={form.kind}
            onChange={(event) => set({ kind: event.target.value === 'WEEKLY' ? 'WEEKLY' : 'DAILY' })}
            options={MEETING_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
        </Field>
      </div>
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="font-medium text-sm">{t('people')}</legend>
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={form.personIds.includes(id)}
            onCheckedChange={(checked) =>
              set({
                personIds: checked ? [...form.personIds, id] : form.personIds.filter((one) => one !== id),
              })
            }
          />
        ))}
      </fieldset>
      <Field label={t('text')} required>
        <Textarea
          rows={8}
          maxLength={8000}
          value={form.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      <Decisions
        decisions={form.decisions}
        people={people}
        today={today}
        onChange={(decisions) => set({ decisions })}
      />
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Button
        size="lg"
        variant="primary"
        className="self-start"
        missing={form.text.trim() === '' || form.day === '' || !whole ? t('missing') : null}
        loading={busy}
        onClick={submit}
      >
        {t('keep')}
      </Button>
    </Card>
  );
}

/** What was decided: each becomes a task. */
function Decisions(props: {
  decisions: readonly Decision[];
  people: readonly Named[];
  today: string;
  onChange: (decisions: Decision[]) => void;
}) {
  const t = useTranslations('meetings');
  const { decisions, people, today, onChange } = props;
  const change = (key: number, part: Partial<Decision>) =>
    onChange(decisions.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <section aria-label={t('decisions')} className="flex flex-col gap-3">
      <h2 className="font-medium text-sm">{t('decisions')}</h2>
      {decisions.map(({ key, title, ownerId, dueDay }, at) => (
        <div key={key} className="grid gap-2 rounded-md border border-rule p-3 sm:grid-cols-3">
          <Field label={t('decision', { number: at + 1 })} required className="sm:col-span-3">
            <Input
              value={title}
              maxLength={200}
              onChange={(event) => change(key, { title: event.target.value })}
            />
          </Field>
          <Field label={t('owner', { number: at + 1 })} required>
            <Select
              value={ownerId}
              placeholder={t('choose')}
              onChange={(event) => change(key, { ownerId: event.target.value })}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label={t('due', { number: at + 1 })} required>
            <DateInput value={dueDay} onValueChange={(day) => change(key, { dueDay: day })} />
          </Field>
          <Button
            variant="ghost"
            className="self-end"
            aria-label={t('removeNamed', { number: at + 1 })}
            onClick={() => onChange(decisions.filter((one) => one.key !== key))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <Button
        className="self-start"
        onClick={() =>
          onChange([
            ...decisions,
            { key: (decisions.at(-1)?.key ?? 0) + 1, title: '', ownerId: '', dueDay: today },
          ])
        }
      >
        <Plus aria-hidden />
        {t('addDecision')}
      </Button>
    </section>
  );
}
