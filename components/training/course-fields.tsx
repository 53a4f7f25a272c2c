'use client';

import { useTranslations } from 'next-intl';
import { Ticks } from '@/components/announcements/ticks';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { ProductPicker } from '@/components/stock/product-picker';
import { Button } from '@/components/ui/button';
import { Field, FieldError } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { goodsName } from '@/lib/goods-name';
import { ROLES } from '@/server/staff/permissions';
import { LIMITS } from '@/server/training/training-rules';
import { outOfRange, RANGES, type RangedField, tooLong } from './course-faults';
import type { Draft } from './course-shape';
import { useFaultText } from './use-fault-text';

export type Named = { id: string; name: string };
interface Props {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  /** What the server said of a field. */
  refused: (field: keyof Draft) => string | undefined;
}
const COMPANY = '00000000-0000-0000-0000-000000000000';

/** What there is to learn: words, a file, knowledge cards. */
export function MaterialFields({ draft, set, refused }: Props) {
  const t = useTranslations('training');
  const faultText = useFaultText();
  const { products } = draft;
  const isFull = products.length >= LIMITS.products;
  return (
    <>
      <Field
        label={t('heading')}
        hint={t('most', { most: LIMITS.title })}
        error={faultText(tooLong(draft.title, LIMITS.title)) ?? refused('title')}
        required
      >
        <Input value={draft.title} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field
        label={t('text')}
        hint={t('textHint')}
        aside={t('chars', { count: draft.text.trim().length, most: LIMITS.text })}
        error={faultText(tooLong(draft.text, LIMITS.text)) ?? refused('text')}
      >
        <Textarea rows={8} value={draft.text} onChange={(event) => set({ text: event.target.value })} />
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
        <p className="text-ink-soft text-sm">{t('goodsHint', { most: LIMITS.products })}</p>
        {refused('products') ? <FieldError>{refused('products')}</FieldError> : null}
        <ProductPicker
          alsoServices
          onPick={({ id, name, spec }) => {
            if (!isFull && !products.some((one) => one.id === id))
              set({ products: [...products, { id, name, spec }] });
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

/** A number of a course: its range is said before, and again where it was left. */
function NumberField(
  props: Props & { field: RangedField; label: string; hint?: string; required?: boolean; digits: number },
) {
  const t = useTranslations('training');
  const faultText = useFaultText();
  const { draft, set, field, hint } = props;
  const range = t('fromTo', RANGES[field]);
  return (
    <Field
      label={props.label}
      hint={hint ? `${range} · ${hint}` : range}
      error={faultText(outOfRange(field, draft[field])) ?? props.refused(field)}
      required={props.required}
    >
      <Input
        numeric
        className="max-w-32"
        inputMode="numeric"
        value={draft[field]}
        maxLength={props.digits}
        onChange={(event) => set({ [field]: event.target.value.replace(/\D/g, '') })}
      />
    </Field>
  );
}

/** Questions on prices, how many right answers it takes, and how often it may be tried. */
export function PriceFields(props: Props & { categories: readonly Named[] }) {
  const t = useTranslations('training');
  const { draft, set, categories } = props;
  return (
    <>
      <NumberField
        {...props}
        field="priceQuestions"
        label={t('priceQuestions')}
        hint={t('priceQuestionsHint')}
        digits={2}
      />
      {Number(draft.priceQuestions) > 0 ? (
        <Field label={t('priceCategory')} error={props.refused('priceCategoryId')}>
          <Select
            value={draft.priceCategoryId}
            placeholder={t('anyCategory')}
            onChange={(event) => set({ priceCategoryId: event.target.value })}
            options={categories.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
      <NumberField {...props} field="passPercent" label={t('passPercent')} digits={3} />
      <NumberField {...props} field="triesADay" label={t('triesADay')} hint={t('triesADayHint')} digits={2} />
    </>
  );
}

/** Who learns it, until when, and whether it comes again. */
export function WhoFields(props: Props & { stores: readonly Named[]; people: readonly Named[] }) {
  const { draft, set, stores, people } = props;
  const t = useTranslations('training');
  const roleName = useTranslations('shell.roles');
  return (
    <>
      <Field label={t('forWhom')} error={props.refused('to')}>
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
      <NumberField {...props} field="dueDays" label={t('dueDays')} digits={3} required />
      <NumberField {...props} field="repeatMonths" label={t('repeat')} hint={t('repeatHint')} digits={2} />
    </>
  );
}
