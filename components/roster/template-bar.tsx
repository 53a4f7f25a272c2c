'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TimeInput } from '@/components/ui/time-input';
import { SHIFT_COLOURS } from '@/server/roster/roster-rules';
import { useTRPCClient } from '@/trpc/react';
import { clockOf } from './board-rules';
import { readTimes } from './shift-times';
import type { ShiftTemplate } from './week';

/** A store's kinds of shift: one that is pressed is put wherever a cell is pressed, until it is pressed again. */
export function TemplateBar({
  storeId,
  templates,
  armed,
  onArm,
}: {
  storeId: string;
  templates: readonly ShiftTemplate[];
  armed: string | null;
  onArm: (id: string | null) => void;
}) {
  const t = useTranslations('roster.templates');
  const [adding, setAdding] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are a palette
    <div role="group" aria-label={t('title')} className="flex flex-wrap gap-2">
      {templates.map((template) => (
        <button
          key={template.id}
          type="button"
          aria-pressed={armed === template.id}
          onClick={() => onArm(armed === template.id ? null : template.id)}
          style={{ borderInlineStartColor: `var(--shift-${template.colour.toLowerCase()})` }}
          className={cn(
            'figures h-9 rounded-md border border-rule-strong border-s-4 bg-paper px-3 text-sm hover:bg-sunken pointer-coarse:h-11',
            'aria-pressed:border-accent aria-pressed:bg-accent-soft',
          )}
        >
          {template.name} {clockOf(template.startMinute)}–{clockOf(template.endMinute)}
        </button>
      ))}
      <Button variant="ghost" onClick={() => setAdding(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      {adding ? <TemplateForm storeId={storeId} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function TemplateForm({ storeId, onClose }: { storeId: string; onClose: () => void }) {
  const t = useTranslations('roster.templates');
  const form = useTranslations('roster.form');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.keepTemplate.mutate);
  const [templateId] = useState(newId);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [pause, setPause] = useState('60');
  const [colour, setColour] = useState<(typeof SHIFT_COLOURS)[number]>('BLUE');
  const [tried, setTried] = useState(false);
  const { times, faults } = readTimes({ from, to, pause });
  const faultOf = (field: 'from' | 'to' | 'pause') => {
    const fault = tried ? faults?.[field] : undefined;
    return fault ? form(fault) : undefined;
  };
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('add')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (!times || name.trim() === '' || code.trim() === '') return;
        if (await act({ storeId, templateId, name, code, colour, ...times })) onClose();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('name')} error={tried && name.trim() === '' ? t('nameMissing') : undefined}>
          <Input maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Field
          label={t('code')}
          hint={t('codeHint')}
          error={tried && code.trim() === '' ? t('codeMissing') : undefined}
        >
          <Input maxLength={4} value={code} onChange={({ target }) => setCode(target.value)} />
        </Field>
        <Field label={form('from')} error={faultOf('from')}>
          <TimeInput value={from} onValueChange={setFrom} />
        </Field>
        <Field label={form('to')} hint={form('toHint')} error={faultOf('to')}>
          <TimeInput value={to} onValueChange={setTo} />
        </Field>
        <Field label={form('break')} error={faultOf('pause')}>
          <Input numeric maxLength={3} value={pause} onChange={({ target }) => setPause(target.value)} />
        </Field>
        <Field label={t('colour')}>
          <Select
            value={colour}
            onChange={({ target }) => setColour(target.value as typeof colour)}
            options={SHIFT_COLOURS.map((one) => ({ value: one, label: t(`colours.${one}`) }))}
          />
        </Field>
      </div>
    </FormDialog>
  );
}
