'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ProductPicker } from '@/components/stock/product-picker';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { goodsName } from '@/lib/goods-name';
import type { PromotionSaid } from '@/server/promotions/schema';
import type { NamedGoods } from './promotion-draft';

type Rule = PromotionSaid['goods'];

/** Which goods: all, categories or products, and exceptions. */
export function GoodsFields(props: {
  legend: string;
  rule: Rule;
  error: string | undefined;
  categories: readonly NamedGoods[];
  nameOf: (id: string) => string;
  onName: (goods: NamedGoods) => void;
  onChange: (rule: Rule) => void;
}) {
  const t = useTranslations('promotions.form');
  const { rule, onChange } = props;
  const lists = ['categoryIds', 'productIds', 'exceptCategoryIds', 'exceptProductIds'] as const;
  const add = (list: (typeof lists)[number], id: string) =>
    id === '' || rule[list].includes(id) ? undefined : onChange({ ...rule, [list]: [...rule[list], id] });
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-rule p-3">
      <legend className="px-1 font-medium">{props.legend}</legend>
      <Checkbox
        label={t('allGoods')}
        checked={rule.all}
        onCheckedChange={(all) => onChange({ ...rule, all: all === true })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {rule.all ? null : (
          <Field label={t('category')}>
            <CategorySelect categories={props.categories} onPick={(id) => add('categoryIds', id)} />
          </Field>
        )}
        <Field label={t('exceptCategory')}>
          <CategorySelect categories={props.categories} onPick={(id) => add('exceptCategoryIds', id)} />
        </Field>
      </div>
      {lists.map((list) => (
        <Chosen
          key={list}
          label={t(list)}
          ids={rule[list]}
          nameOf={props.nameOf}
          onRemove={(id) => onChange({ ...rule, [list]: rule[list].filter((one) => one !== id) })}
        />
      ))}
      <Picked
        label={t(rule.all ? 'addExcept' : 'addProduct')}
        onPick={(goods) => {
          props.onName(goods);
          add(rule.all ? 'exceptProductIds' : 'productIds', goods.id);
        }}
      />
      {props.error ? <p className="text-alarm text-sm">{props.error}</p> : null}
    </fieldset>
  );
}

function CategorySelect(props: { categories: readonly NamedGoods[]; onPick: (id: string) => void }) {
  const t = useTranslations('promotions.form');
  return (
    <Select
      value=""
      placeholder={t('choose')}
      options={props.categories.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ target }) => props.onPick(target.value)}
    />
  );
}

/** Finds a product and hands it on by its name. */
export function Picked({ label, onPick }: { label: string; onPick: (goods: NamedGoods) => void }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="text-ink-soft text-sm">{label}</p>
      <ProductPicker
        alsoServices
        onPick={(product) => onPick({ id: product.id, name: `${goodsName(product)} ${product.code}` })}
      />
    </div>
  );
}

function Chosen(props: {
  label: string;
  ids: readonly string[];
  nameOf: (id: string) => string;
  onRemove: (id: string) => void;
}) {
  const t = useTranslations('promotions.form');
  if (props.ids.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-ink-soft text-sm">{props.label}</p>
      <ul className="flex flex-wrap gap-2">
        {props.ids.map((id) => (
          <li key={id}>
            <Button
              size="sm"
              aria-label={t('remove', { name: props.nameOf(id) })}
              onClick={() => props.onRemove(id)}
            >
              {props.nameOf(id)}
              <X aria-hidden className="size-4" />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
