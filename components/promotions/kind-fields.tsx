'use client';

import { useLocale, useTranslations } from 'next-intl';
import { discountWayOf, saidDiscount } from '@/components/sales/discount-rules';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import type { PromotionSaid } from '@/server/promotions/schema';
import { GoodsFields, Picked } from './goods-fields';
import { type NamedGoods, NO_GOODS, rateTyped, wholeOf } from './promotion-draft';

/** What the fields of one kind change. */
export interface KindProps {
  said: PromotionSaid;
  set: (over: Partial<PromotionSaid>) => void;
  /** What is wrong with a field, once somebody tried. */
  wrong: (field: string) => string | undefined;
  categories: readonly NamedGoods[];
  nameOf: (id: string) => string;
  onName: (goods: NamedGoods) => void;
}

/** What a promotion of its kind asks for. */
export function KindFields(props: KindProps) {
  const t = useTranslations('promotions.form');
  const { said, set, wrong } = props;
  if (said.kind === 'PRICE') return <PriceFields {...props} />;
  const isBuy = said.kind === 'BUY_GET';
  return (
    <>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        {said.kind === 'PERCENT_OFF' ? null : (
          <Whole
            label={t(isBuy ? 'buyPieces' : 'pieces')}
            value={said.pieces}
            error={wrong('pieces')}
            onChange={(pieces) => set({ pieces })}
          />
        )}
        {said.kind === 'N_FOR' ? (
          <Field label={t('together')} error={wrong('togetherFen')} required>
            <MoneyInput
              valueFen={said.togetherFen}
              leastFen={1}
              onValueChange={(togetherFen) => set({ togetherFen })}
            />
          </Field>
        ) : null}
        {isBuy ? (
          <Whole
            label={t('getPieces')}
            value={said.getPieces}
            error={wrong('getPieces')}
            onChange={(getPieces) => set({ getPieces })}
          />
        ) : null}
        {said.kind === 'N_FOR' ? null : <Rate {...props} />}
      </div>
      <GoodsFields
        {...props}
        legend={t(isBuy ? 'boughtGoods' : 'goods')}
        rule={said.goods}
        error={wrong('goods')}
        onChange={(goods) => set({ goods })}
      />
      {isBuy ? <GotFields {...props} /> : null}
    </>
  );
}

function GotFields(props: KindProps) {
  const t = useTranslations('promotions.form');
  const { said, set, wrong } = props;
  return (
    <>
      <Checkbox
        label={t('getOthers')}
        hint={t('getOthersHint')}
        checked={said.getGoods !== null}
        onCheckedChange={(others) => set({ getGoods: others === true ? { ...EMPTY } : null })}
      />
      {said.getGoods ? (
        <GoodsFields
          {...props}
          legend={t('gotGoods')}
          rule={said.getGoods}
          error={wrong('getGoods')}
          onChange={(getGoods) => set({ getGoods })}
        />
      ) : null}
    </>
  );
}

const EMPTY = NO_GOODS as PromotionSaid['goods'];

function Rate({ said, set, wrong }: KindProps) {
  const t = useTranslations('promotions.form');
  const way = discountWayOf(useLocale());
  return (
    <Field
      label={t(said.kind === 'BUY_GET' ? 'gotPercent' : 'percent')}
      hint={t('percentHint')}
      error={wrong('percentBp')}
      required
    >
      <Input
        inputMode="decimal"
        numeric
        maxLength={6}
        suffix={t('rateUnit')}
        defaultValue={said.percentBp === null ? '' : saidDiscount(said.percentBp, way)}
        onChange={({ target }) => set({ percentBp: rateTyped(target.value, way) })}
      />
    </Field>
  );
}

/** A small whole number. */
export function Whole(props: {
  label: string;
  hint?: string;
  value: number | null;
  error: string | undefined;
  required?: boolean;
  onChange: (value: number | null) => void;
}) {
  const { label, hint, value, error, required = true, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      <Input
        inputMode="numeric"
        numeric
        maxLength={3}
        defaultValue={value ?? ''}
        onChange={({ target }) => onChange(wholeOf(target.value))}
      />
    </Field>
  );
}

function PriceFields({ said, set, wrong, nameOf, onName }: KindProps) {
  const t = useTranslations('promotions.form');
  const setPrice = (productId: string, priceFen: number) =>
    set({ prices: said.prices.map((one) => (one.productId === productId ? { productId, priceFen } : one)) });
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-rule p-3">
      <legend className="px-1 font-medium">{t('prices')}</legend>
      {said.prices.map(({ productId, priceFen }) => (
        <div key={productId} className="flex items-end gap-2">
          <Field
            className="flex-1"
            label={nameOf(productId)}
            error={priceFen < 1 ? wrong('priceFen') : undefined}
            required
          >
            <MoneyInput
              valueFen={priceFen === 0 ? null : priceFen}
              leastFen={1}
              onValueChange={(fen) => setPrice(productId, fen ?? 0)}
            />
          </Field>
          <Button
            aria-label={t('remove', { name: nameOf(productId) })}
            onClick={() => set({ prices: said.prices.filter((one) => one.productId !== productId) })}
          >
            {t('takeOut')}
          </Button>
        </div>
      ))}
      <Picked
        label={t('addProduct')}
        onPick={(goods) => {
          onName(goods);
          if (!said.prices.some(({ productId }) => productId === goods.id))
            set({ prices: [...said.prices, { productId: goods.id, priceFen: 0 }] });
        }}
      />
      {said.prices.length === 0 && wrong('prices') ? (
        <p className="text-alarm text-sm">{wrong('prices')}</p>
      ) : null}
    </fieldset>
  );
}
