'use client';

import { Trash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ProductPicker } from '@/components/stock/product-picker';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useUnit } from '@/components/ui/unit';
import { goodsCalled, goodsName } from '@/lib/goods-name';
import type { KitPartValue, ProductFormValues } from './new-product';

/** What one kit is made of: goods and how many of each. */
export function KitParts(props: {
  values: ProductFormValues;
  set: (part: Partial<ProductFormValues>) => void;
  mayEdit: boolean;
}) {
  const t = useTranslations('catalog.parts');
  const unitOf = useUnit();
  const { values, set } = props;
  if (values.kind !== 'KIT') return null;
  const change = (id: string, quantity: string) =>
    set({ parts: values.parts.map((part) => (part.id === id ? { ...part, quantity } : part)) });
  const add = (part: Omit<KitPartValue, 'quantity'>) =>
    values.parts.some(({ id }) => id === part.id)
      ? undefined
      : set({ parts: [...values.parts, { ...part, quantity: '1' }] });
  return (
    <fieldset disabled={!props.mayEdit} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium text-sm">{t('title')}</legend>
      <p className="text-ink-soft text-sm">{t('hint')}</p>
      <ul className="flex flex-col divide-y divide-rule">
        {values.parts.map((part) => (
          <li key={part.id} className="flex flex-wrap items-center gap-3 py-2">
            <span className="min-w-40 flex-1">
              {goodsName(part)}
              <span className="block text-ink-soft text-xs">{part.code}</span>
            </span>
            <Field label={t('quantityOf', { name: goodsCalled(part) })} hideLabel className="w-32">
              <Input
                numeric
                inputMode="decimal"
                value={part.quantity}
                suffix={unitOf(part.unit, part.quantity)}
                onChange={({ target }) => change(part.id, target.value)}
              />
            </Field>
            <Button
              square
              aria-label={t('drop', { name: goodsCalled(part) })}
              onClick={() => set({ parts: values.parts.filter(({ id }) => id !== part.id) })}
            >
              <Trash aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      {props.mayEdit ? (
        <ProductPicker onPick={({ id, code, name, spec, unit }) => add({ id, code, name, spec, unit })} />
      ) : null}
    </fieldset>
  );
}
