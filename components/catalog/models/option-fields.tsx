'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LONGEST_AXIS, LONGEST_VALUE, MOST_AXES } from '@/server/catalog/models/variant-rules';
import type { DraftAxis, DraftModel } from './variant-plan';

/** What variants differ in, and the values there are of it. */
export function OptionFields(props: {
  draft: DraftModel;
  isNew: boolean;
  onDraft: (draft: DraftModel) => void;
}) {
  const t = useTranslations('catalog.models');
  const { draft, isNew, onDraft } = props;
  const set = (at: number, part: Partial<DraftAxis>) =>
    onDraft({
      ...draft,
      axes: draft.axes.map((axis, place) => (place === at ? { ...axis, ...part } : axis)),
    });
  return (
    <div className="flex flex-col gap-4">
      {draft.axes.map((axis, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place; its name is being typed.
          key={at}
          aria-label={t('option', { number: at + 1 })}
          className={cn(
            'grid gap-3 rounded-md border border-rule p-3',
            isNew ? 'sm:grid-cols-[10rem_10rem_minmax(0,1fr)_auto]' : 'sm:grid-cols-[10rem_minmax(0,1fr)]',
          )}
        >
          <Field label={t('option', { number: at + 1 })} required>
            <Input
              value={axis.name}
              maxLength={LONGEST_AXIS}
              readOnly={!isNew}
              placeholder={t(`examples.${at}` as 'examples.0')}
              onChange={({ target }) => set(at, { name: target.value })}
            />
          </Field>
          {isNew ? (
            <Field label={t('own')} required>
              <Input
                value={axis.own}
                maxLength={LONGEST_VALUE}
                onChange={({ target }) => set(at, { own: target.value })}
              />
            </Field>
          ) : null}
          <Field label={t(isNew ? 'otherValues' : 'values')} hint={t('valuesHint')}>
            <Input
              value={axis.typed}
              maxLength={2000}
              onChange={({ target }) => set(at, { typed: target.value })}
            />
          </Field>
          {isNew && draft.axes.length > 1 ? (
            <Button
              square
              variant="ghost"
              className="self-end"
              aria-label={t('removeOption', { number: at + 1 })}
              onClick={() => onDraft({ ...draft, axes: draft.axes.filter((_, place) => place !== at) })}
            >
              <X aria-hidden />
            </Button>
          ) : null}
        </fieldset>
      ))}
      {isNew && draft.axes.length < MOST_AXES ? (
        <div>
          <Button
            size="sm"
            onClick={() => onDraft({ ...draft, axes: [...draft.axes, { name: '', typed: '', own: '' }] })}
          >
            <Plus aria-hidden />
            {t('addOption')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
