'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TimeInput } from '@/components/ui/time-input';
import { formatBusinessDay } from '@/lib/format';
import { givesCover, SHIFT_KINDS } from '@/server/roster/roster-rules';
import { clockOf } from './board-rules';
import { readTimes } from './shift-times';
import type { BoardShift, Zone } from './week';

/** A shift's person, day, times and what it is for. It stays open, as it was written, until the server has taken it. */
export function ShiftForm({
  shift,
  isNew,
  days,
  people,
  zones,
  busy,
  problem,
  onSave,
  onRemove,
  onClose,
}: {
  shift: BoardShift;
  isNew: boolean;
  days: readonly string[];
  people: readonly { id: string; name: string }[];
  zones: readonly Zone[];
  /** On its way. */
  busy: boolean;
  /** Why the server did not take it. */
  problem: string | null;
  /** isForAll: a meeting of the whole store. */
  onSave: (shift: BoardShift, isForAll: boolean) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('roster.form');
  const common = useTranslations('common');
  const kinds = useTranslations('roster.kinds');
  const locale = useLocale();
  const [draft, setDraft] = useState(shift);
  const [from, setFrom] = useState(clockOf(shift.startMinute));
  const [to, setTo] = useState(clockOf(shift.endMinute));
  const [pause, setPause] = useState(String(shift.breakMinutes));
  const [tried, setTried] = useState(false);
  const [isForAll, setForAll] = useState(false);
  const set = (change: Partial<BoardShift>) => setDraft((now) => ({ ...now, ...change }));
  const { times, faults } = readTimes({ from, to, pause });
  const faultOf = (field: 'from' | 'to' | 'pause') => {
    const fault = tried ? faults?.[field] : undefined;
    return fault ? t(fault) : undefined;
  };
  function setKind(kind: BoardShift['kind']) {
    // A meeting or a training has no break of its own, until somebody writes one.
    const usual = (of: BoardShift['kind']) => (givesCover({ kind: of }) ? workBreak(shift) : '0');
    if (pause === usual(draft.kind)) setPause(usual(kind));
    set({ kind });
  }
  return (
    <Dialog open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <DialogContent
        title={isNew ? t('new') : t('change')}
        footer={
          <>
            {isNew ? null : (
              <Button variant="danger" disabled={busy} onClick={onRemove}>
                {t('remove')}
              </Button>
            )}
            <Button disabled={busy} onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button
              variant="primary"
              loading={busy}
              onClick={() => {
                setTried(true);
                if (times) onSave({ ...draft, ...times }, isForAll && draft.kind === 'MEETING');
              }}
            >
              {common('save')}
            </Button>
          </>
        }
      >
        {problem ? <Callout tone="late" title={problem} className="mb-4" /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('person')}>
            <Select
              value={draft.personId}
              onChange={({ target }) => set({ personId: target.value })}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label={t('day')}>
            <Select
              value={draft.day}
              onChange={({ target }) => set({ day: target.value })}
              options={days.map((day) => ({ value: day, label: formatBusinessDay(day, locale) }))}
            />
          </Field>
          <Field label={t('from')} error={faultOf('from')}>
            <TimeInput value={from} onValueChange={setFrom} />
          </Field>
          <Field label={t('to')} hint={t('toHint')} error={faultOf('to')}>
            <TimeInput value={to} onValueChange={setTo} />
          </Field>
          <Field label={t('break')} error={faultOf('pause')}>
            <Input
              numeric
              inputMode="numeric"
              maxLength={3}
              value={pause}
              onChange={({ target }) => setPause(target.value)}
            />
          </Field>
          <Field label={t('kind')}>
            <Select
              value={draft.kind}
              onChange={({ target }) => setKind(target.value as BoardShift['kind'])}
              options={SHIFT_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))}
            />
          </Field>
          {zones.length > 0 ? (
            <Field label={t('zone')}>
              <Select
                value={draft.zoneId ?? ''}
                onChange={({ target }) => set({ zoneId: target.value || null })}
                options={[
                  { value: '', label: t('noZone') },
                  ...zones.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
                ]}
              />
            </Field>
          ) : null}
          {isNew && draft.kind === 'MEETING' ? (
            <Checkbox
              className="sm:col-span-2"
              checked={isForAll}
              onCheckedChange={(checked) => setForAll(checked)}
              label={t('forAll')}
            />
          ) : null}
          <Field label={t('note')} className="sm:col-span-2">
            <Input
              maxLength={200}
              value={draft.note}
              onChange={({ target }) => set({ note: target.value })}
            />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  );
}

/** The break a shift has as work: its own, or the usual hour of one that was none. */
function workBreak({ kind, breakMinutes }: BoardShift): string {
  return givesCover({ kind }) ? String(breakMinutes) : '60';
}
