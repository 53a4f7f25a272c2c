'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LONGEST_AXIS, type ModelAxis } from '@/server/catalog/models/variant-rules';
import { useTRPCClient } from '@/trpc/react';

/** What a model and its options are called, and the order their values are shown in. */
export function EditModel({ model }: { model: { id: string; name: string; axes: readonly ModelAxis[] } }) {
  const t = useTranslations('catalog.models');
  const client = useTRPCClient();
  const deed = useAct(client.catalog.models.change.mutate);
  const [name, setName] = useState(model.name);
  const [axes, setAxes] = useState(model.axes);
  const setAxis = (at: number, axis: ModelAxis) =>
    setAxes((before) => before.map((one, place) => (place === at ? axis : one)));
  const isFilled = name.trim() !== '' && axes.every((axis) => axis.name.trim() !== '');
  return (
    <ActDialog
      label={t('edit')}
      title={t('editOf', { name: model.name })}
      description={t('editHint')}
      deed={deed}
      submit={async () =>
        isFilled &&
        (await deed.act({
          modelId: model.id,
          name,
          axes: axes.map((axis) => ({ name: axis.name, values: [...axis.values] })),
        })) !== undefined
      }
      done={t('edited')}
    >
      <Field label={t('name')} required>
        <Input value={name} required maxLength={200} onChange={({ target }) => setName(target.value)} />
      </Field>
      {axes.map((axis, at) => (
        <fieldset key={model.axes[at]?.name} className="flex flex-col gap-2">
          <Field label={t('option', { number: at + 1 })} required>
            <Input
              value={axis.name}
              required
              maxLength={LONGEST_AXIS}
              onChange={({ target }) => setAxis(at, { ...axis, name: target.value })}
            />
          </Field>
          <ul
            aria-label={t('order')}
            className="flex flex-col divide-y divide-rule rounded-md border border-rule"
          >
            {axis.values.map((value, place) => (
              <li key={value} className="flex items-center justify-between gap-2 px-3 py-1">
                {value}
                <span className="flex gap-1">
                  <Button
                    size="sm"
                    square
                    variant="ghost"
                    missing={place === 0 ? t('isFirst') : null}
                    aria-label={t('up', { value })}
                    onClick={() => setAxis(at, { ...axis, values: movedUp(axis.values, place) })}
                  >
                    <ArrowUp aria-hidden />
                  </Button>
                  <Button
                    size="sm"
                    square
                    variant="ghost"
                    missing={place === axis.values.length - 1 ? t('isLast') : null}
                    aria-label={t('down', { value })}
                    onClick={() => setAxis(at, { ...axis, values: movedUp(axis.values, place + 1) })}
                  >
                    <ArrowDown aria-hidden />
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
    </ActDialog>
  );
}

/** The value at a place changed with the one before it. */
function movedUp(values: readonly string[], place: number): string[] {
  const next = [...values];
  const [moved] = next.splice(place, 1);
  if (moved !== undefined) next.splice(place - 1, 0, moved);
  return next;
}
