'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
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
import { TimeInput } from '@/components/ui/time-input';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { weekdayName } from './when-words';

type Named = { id: string; name: string };
const OFTEN = ['ONCE', 'DAILY', 'WEEKLY', 'MONTHLY'] as const;
type Often = (typeof OFTEN)[number];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const MONTH_DAYS = Array.from({ length: 31 }, (_, index) => index + 1);
/** In the field of who does it: each store's manager. */
const MANAGERS = 'managers';

interface Props {
  storeId: string;
  people: readonly Named[];
  /** Stores whose managers may be given it together; none: only people of this store. */
  stores: readonly Named[];
  today: string;
}

/** A task: what, who, until when, and whether it comes again. */
export function GiveForm({ storeId, people, stores, today }: Props) {
  const t = useTranslations('tasks');
  const router = useRouter();
  const client = useTRPCClient();
  const [form, setForm] = useState({
    title: '',
    note: '',
    owner: '',
    dueDay: today,
    time: '',
    needsPhoto: false,
    often: 'ONCE' as Often,
    weekdays: [1] as number[],
    monthDay: 1,
    storeIds: stores.map(({ id }) => id),
  });
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const once = useAct(client.tasks.give.mutate, { quiet: true });
  const many = useAct(client.tasks.giveToStores.mutate, { quiet: true });
  const again = useAct(client.tasks.repeat.mutate, { quiet: true });
  const toManagers = form.owner === MANAGERS;

  async function submit() {
    const { title, note, needsPhoto, dueDay } = form;
    const dueMinute = minuteOf(form.time);
    const what = { title, note, needsPhoto, ...(dueMinute === null ? {} : { dueMinute }) };
    const done = toManagers
      ? await many.act({ ...what, storeIds: form.storeIds, dueDay })
      : form.often === 'ONCE'
        ? await once.act({ ...what, storeId, ownerId: form.owner, dueDay })
        : await again.act({ ...what, storeId, ownerId: form.owner, from: dueDay, when: whenOf(form) });
    if (!done) return;
    toast.success(t('form.given'));
    router.push(`/tasks?store=${toManagers ? 'all' : storeId}`);
  }

  const problem = once.problem ?? many.problem ?? again.problem;
  return (
    <Card className="flex max-w-3xl flex-col gap-4">
      <Field label={t('what')} required>
        <Input value={form.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label={t('note')}>
        <Textarea
          value={form.note}
          maxLength={2000}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
      <Field label={t('owner')} required>
        <Select
          value={form.owner}
          placeholder={t('form.choose')}
          onChange={(event) => set({ owner: event.target.value, often: 'ONCE' })}
          options={[
            ...(stores.length > 1 ? [{ value: MANAGERS, label: t('form.managers') }] : []),
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      {toManagers ? (
        <PickStores stores={stores} chosen={form.storeIds} onChange={(storeIds) => set({ storeIds })} />
      ) : null}
      {toManagers ? null : <HowOften form={form} set={set} />}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t(form.often === 'ONCE' ? 'due' : 'form.from')} required>
          <DateInput value={form.dueDay} onValueChange={(dueDay) => set({ dueDay })} />
        </Field>
        <Field label={t('form.time')} hint={t('form.timeHint')}>
          <TimeInput value={form.time} onValueChange={(time) => set({ time })} />
        </Field>
      </div>
      <Checkbox
        label={t('needsPhoto')}
        checked={form.needsPhoto}
        onCheckedChange={(checked) => set({ needsPhoto: checked === true })}
      />
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Button
        size="lg"
        variant="primary"
        className="self-start"
        missing={
          form.title.trim() === '' || form.owner === '' || form.dueDay === '' ? t('form.missing') : null
        }
        loading={once.busy || many.busy || again.busy}
        onClick={submit}
      >
        {t('new')}
      </Button>
    </Card>
  );
}

type Form = { often: Often; weekdays: number[]; monthDay: number };

/** Once, or on which days again and again. */
function HowOften({ form, set }: { form: Form; set: (part: Partial<Form>) => void }) {
  const t = useTranslations('tasks');
  const locale = useLocale();
  return (
    <>
      <Field label={t('form.often')}>
        <Select
          value={form.often}
          onChange={(event) => set({ often: OFTEN.find((one) => one === event.target.value) ?? 'ONCE' })}
          options={OFTEN.map((one) => ({ value: one, label: t(`form.oftens.${one}`) }))}
        />
      </Field>
      {form.often === 'WEEKLY' ? (
        <fieldset className="flex flex-wrap gap-x-4">
          <legend className="font-medium text-sm">{t('form.weekdays')}</legend>
          {WEEKDAYS.map((day) => (
            <Checkbox
              key={day}
              label={weekdayName(day, locale)}
              checked={form.weekdays.includes(day)}
              onCheckedChange={(checked) =>
                set({
                  weekdays: checked ? [...form.weekdays, day] : form.weekdays.filter((one) => one !== day),
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
      {form.often === 'MONTHLY' ? (
        <Field label={t('form.monthDay')} hint={t('form.monthDayHint')}>
          <Select
            value={String(form.monthDay)}
            onChange={(event) => set({ monthDay: Number(event.target.value) })}
            options={MONTH_DAYS.map((day) => ({ value: String(day), label: t('form.dayOfMonth', { day }) }))}
          />
        </Field>
      ) : null}
    </>
  );
}

function PickStores(props: {
  stores: readonly Named[];
  chosen: readonly string[];
  onChange: (storeIds: string[]) => void;
}) {
  const t = useTranslations('tasks.form');
  return (
    <fieldset className="flex flex-wrap gap-x-4">
      <legend className="font-medium text-sm">{t('stores')}</legend>
      {props.stores.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={props.chosen.includes(id)}
          onCheckedChange={(checked) =>
            props.onChange(checked ? [...props.chosen, id] : props.chosen.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}

function whenOf({ often, weekdays, monthDay }: Form) {
  if (often === 'WEEKLY') return { rhythm: 'WEEKLY' as const, weekdays };
  if (often === 'MONTHLY') return { rhythm: 'MONTHLY' as const, monthDay };
  return { rhythm: 'DAILY' as const };
}

/** `09:30` is 570; nothing for what is no time. */
function minuteOf(time: string): number | null {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  const minute = hours * 60 + minutes;
  return Number.isInteger(minute) ? minute : null;
}
