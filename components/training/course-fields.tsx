'use client';

import { useTranslations } from 'next-intl';
import { Ticks } from '@/components/announcements/ticks';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { ProductPicker } from '@/components/stock/product-picker';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { goodsName } from '@/lib/goods-name';
import { ROLES } from '@/server/staff/permissions';
import type { Draft } from './course-draft';

export type Named = { id: string; name: string };
interface Props {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
}
const COMPANY = '00000000-0000-0000-0000-000000000000';

/** What there is to learn: words, a file, knowledge cards. */
export function MaterialFields({ draft, set }: Props) {
  const t = useTranslations('training');
  const { products } = draft;
  return (
    <>
      <Field label={t('heading')} required>
        <Input value={draft.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label={t('text')} hint={t('textHint')}>
        <Textarea
          rows={8}
          value={draft.text}
          maxLength={10_000}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      <Field label={t('file')} aside={draft.attachmentId ? t('fileThere') : undefined}>
        <AttachmentInput
          storeId={COMPANY}
          kind="trainingFile"
          name={t('file')}
          takesPdf
          onKept={(attachmentId) => set({ attachmentId })}
        />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="font-medium text-sm">{t('goods')}</legend>
        <p className="text-ink-soft text-sm">{t('goodsHint')}</p>
        <ProductPicker
          onPick={({ id, name, spec }) => {
            if (!products.some((one) => one.id === id)) set({ products: [...products, { id, name, spec }] });
          }}
        />
        <ul className="flex flex-col divide-y divide-rule">
          {products.map((product) => (
            <li key={product.id} className="flex items-center justify-between gap-3 py-1">
              <span className="min-w-0">{goodsName(product)}</span>
              <Button
                variant="ghost"
                aria-label={t('removeGoods', { name: goodsName(product) })}
                onClick={() => set({ products: products.filter((one) => one !== product) })}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  );
}

/** Questions on prices, and how many right answers it takes. */
export function PriceFields({ draft, set, categories }: Props & { categories: readonly Named[] }) {
  const t = useTranslations('training');
  return (
    <>
      <Field label={t('priceQuestions')} hint={t('priceQuestionsHint')}>
        <Input
          numeric
          className="max-w-32"
          inputMode="numeric"
          value={draft.priceQuestions}
          maxLength={2}
          onChange={(event) => set({ priceQuestions: event.target.value.replace(/\D/g, '') })}
        />
      </Field>
      {Number(draft.priceQuestions) > 0 ? (
        <Field label={t('priceCategory')}>
          <Select
            value={draft.priceCategoryId}
            placeholder={t('anyCategory')}
            onChange={(event) => set({ priceCategoryId: event.target.value })}
            options={categories.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
      <Field label={t('passPercent')}>
        <Input
          numeric
          className="max-w-32"
          inputMode="numeric"
          value={draft.passPercent}
          maxLength={3}
          onChange={(event) => set({ passPercent: event.target.value.replace(/\D/g, '') })}
        />
      </Field>
    </>
  );
}

/** Who learns it, until when, and whether it comes again. */
export function WhoFields({
  draft,
  set,
  stores,
  people,
}: Props & { stores: readonly Named[]; people: readonly Named[] }) {
  const t = useTranslations('training');
  const roleName = useTranslations('shell.roles');
  return (
    <>
      <Field label={t('forWhom')}>
        <Select
          value={draft.to}
          onChange={(event) => set({ to: event.target.value === 'people' ? 'people' : 'work' })}
          options={[
            { value: 'work', label: t('toWork') },
            { value: 'people', label: t('toPeople') },
          ]}
        />
      </Field>
      {draft.to === 'people' ? (
        <Ticks
          legend={t('people')}
          options={people}
          chosen={draft.personIds}
          onChange={(personIds) => set({ personIds })}
        />
      ) : (
        <>
          <Ticks
            legend={t('stores')}
            options={stores}
            chosen={draft.storeIds}
            onChange={(storeIds) => set({ storeIds })}
          />
          <Ticks
            legend={t('roles')}
            options={ROLES.map((role) => ({ id: role, name: roleName(role) }))}
            chosen={draft.roles}
            onChange={(roles) => set({ roles: ROLES.filter((role) => roles.includes(role)) })}
          />
        </>
      )}
      <Field label={t('dueDays')} required>
        <Input
          numeric
          className="max-w-32"
          inputMode="numeric"
          value={draft.dueDays}
          maxLength={3}
          onChange={(event) => set({ dueDays: event.target.value.replace(/\D/g, '') })}
        />
      </Field>
      <Field label={t('repeat')} hint={t('repeatHint')}>
        <Input
          numeric
          className="max-w-32"
          inputMode="numeric"
          value={draft.repeatMonths}
          maxLength={2}
          onChange={(event) => set({ repeatMonths: event.target.value.replace(/\D/g, '') })}
        />
      </Field>
    </>
  );
}
