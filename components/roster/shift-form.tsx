'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TimeInput } from '@/components/ui/time-input';
import { formatBusinessDay } from '@/lib/format';
import { LONGEST_SHIFT_MINUTES, SHIFT_KINDS } from '@/server/roster/roster-rules';
import { clockOf, minuteOf } from './board-rules';
import type { BoardShift, Zone } from './week';

/** A shift's person, day, times and what it is for. What it breaks stands beside it while it is written. */
export function ShiftForm({
  shift,
  isNew,
  days,
  people,
  zones,
  onSave,
  onRemove,
  onClose,
}: {
  shift: BoardShift;
  isNew: boolean;
  days: readonly string[];
  people: readonly { id: string; name: string }[];
  zones: readonly Zone[];
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
  const times = timesOf(from, to, pause);
  const fault = tried && times === null ? t('badTimes') : undefined;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={isNew ? t('new') : t('change')}
        footer={
          <>
            {isNew ? null : (
              <Button variant="danger" onClick={onRemove}>
                {t('remove')}
              </Button>
            )}
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button
              variant="primary"
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
          <Field label={t('from')} error={fault}>
            <TimeInput value={from} onValueChange={setFrom} />
          </Field>
          <Field label={t('to')} hint={t('toHint')}>
            <TimeInput value={to} onValueChange={setTo} />
          </Field>
          <Field label={t('break')}>
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
              onChange={({ target }) => set({ kind: target.value as BoardShift['kind'] })}
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

/** Times that make a shift; an end before the beginning is on the next day. Null: none. */
function timesOf(from: string, to: string, pause: string) {
  const startMinute = minuteOf(from);
  const end = minuteOf(to);
  const breakMinutes = /^\d{1,3}$/.test(pause.trim()) ? Number(pause) : Number.NaN;
  if (startMinute === null || end === null || Number.isNaN(breakMinutes) || end === startMinute) return null;
  const endMinute = end > startMinute ? end : end + 1_440;
  const length = endMinute - startMinute;
  if (length > LONGEST_SHIFT_MINUTES || breakMinutes >= length) return null;
  return { startMinute, endMinute, breakMinutes };
}
