'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { goodsName } from '@/lib/goods-name';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { countedQuantity, STOCKTAKE_KINDS, type StocktakeKindName } from '@/server/stocktake/schema';
import { useTRPCClient } from '@/trpc/react';

interface Named {
  id: string;
  name: string;
}

interface Props {
  storeId: string;
  zones: readonly Named[];
  categories: readonly Named[];
  schedule: { id: string; sample: string; title: string } | null;
}

/** What is counted, where, and from which difference on it is counted again. */
export function PlanForm({ storeId, zones, categories, schedule }: Props) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const client = useTRPCClient();
  const router = useRouter();
  const { act, busy, problem } = useAct(client.stocktake.plan.mutate);
  const [kind, setKind] = useState<StocktakeKindName>(schedule ? 'SAMPLE' : 'ZONE');
  const [title, setTitle] = useState(schedule?.title ?? '');
  const [blind, setBlind] = useState(true);
  const [scope, setScope] = useState<Scope>({
    zoneIds: [],
    categoryId: '',
    sample: schedule?.sample ?? '20',
    products: [],
  });
  const [limits, setLimits] = useState<Limits>({ quantity: '', percent: '', fen: null });
  const complete = title.trim() !== '' && scopeComplete(kind, scope) && limitsRight(limits);

  async function plan() {
    const done = await act({
      storeId,
      kind,
      title: title.trim(),
      blind,
      ...(kind === 'ZONE' ? { zoneIds: scope.zoneIds } : {}),
      ...(kind === 'CATEGORY' ? { categoryId: scope.categoryId } : {}),
      ...(kind === 'SAMPLE' ? { sampleSize: Number(scope.sample) } : {}),
      ...(kind === 'PRODUCT' ? { productIds: scope.products.map(({ id }) => id) } : {}),
      ...(schedule && kind === 'SAMPLE' ? { scheduleId: schedule.id } : {}),
      ...(limits.quantity.trim() === '' ? {} : { recountQuantity: limits.quantity.trim() }),
      ...(limits.percent.trim() === '' ? {} : { recountPercentBp: Math.round(Number(limits.percent) * 100) }),
      ...(limits.fen === null ? {} : { recountFen: limits.fen }),
    });
    if (!done) return;
    toast.success(t('plannedAs', { number: stocktakeNumber(done.number) }));
    router.push(`/stocktakes/${done.stocktakeId}?store=${storeId}`);
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_22rem]">
      <Section title={t('what')}>
        <div className="flex flex-col gap-4 p-3">
          <Field label={t('name')} required>
            <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Field label={t('kind')} hint={t(`kindHints.${kind}`)}>
            <Select
              value={kind}
              onChange={(event) =>
                setKind(STOCKTAKE_KINDS.find((one) => one === event.target.value) ?? 'ZONE')
              }
              options={STOCKTAKE_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
            />
          </Field>
          <ScopeFields kind={kind} scope={scope} onChange={setScope} zones={zones} categories={categories} />
          <Checkbox
            label={t('blind')}
            hint={t('blindHint')}
            checked={blind}
            onCheckedChange={(checked) => setBlind(checked === true)}
          />
        </div>
      </Section>
      <Section title={t('recountFrom')} description={t('recountFromHint')}>
        <div className="flex flex-col gap-3 p-3">
          <LimitFields limits={limits} onChange={setLimits} />
          {problem ? <Callout tone="late" title={problem} /> : null}
          <Button
            size="lg"
            variant="primary"
            missing={complete ? null : why('fillAll')}
            loading={busy}
            onClick={plan}
          >
            {t('planNow')}
          </Button>
        </div>
      </Section>
    </div>
  );
}

interface Scope {
  zoneIds: string[];
  categoryId: string;
  sample: string;
  products: PickedProduct[];
}

function scopeComplete(kind: StocktakeKindName, scope: Scope): boolean {
  if (kind === 'ZONE') return scope.zoneIds.length > 0;
  if (kind === 'CATEGORY') return scope.categoryId !== '';
  if (kind === 'SAMPLE') return /^[1-9]\d{0,3}$/.test(scope.sample);
  return kind === 'STORE' || scope.products.length > 0;
}

function ScopeFields(props: {
  kind: StocktakeKindName;
  scope: Scope;
  onChange: (scope: Scope) => void;
  zones: readonly Named[];
  categories: readonly Named[];
}) {
  const t = useTranslations('stocktake');
  const { kind, scope, onChange } = props;
  if (kind === 'ZONE') {
    return (
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="pb-2 font-medium text-sm">{t('zones')}</legend>
        {props.zones.map((zone) => (
          <Checkbox
            key={zone.id}
            label={zone.name}
            checked={scope.zoneIds.includes(zone.id)}
            onCheckedChange={(checked) => {
              const others = scope.zoneIds.filter((id) => id !== zone.id);
              onChange({ ...scope, zoneIds: checked === true ? [...others, zone.id] : others });
            }}
          />
        ))}
      </fieldset>
    );
  }
  if (kind === 'CATEGORY') {
    return (
      <Field label={t('category')} required>
        <Select
          value={scope.categoryId}
          placeholder={t('chooseCategory')}
          onChange={(event) => onChange({ ...scope, categoryId: event.target.value })}
          options={props.categories.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    );
  }
  if (kind === 'SAMPLE') {
    return (
      <Field label={t('sampleSize')} required>
        <Input
          numeric
          inputMode="numeric"
          value={scope.sample}
          onChange={(event) => onChange({ ...scope, sample: event.target.value })}
        />
      </Field>
    );
  }
  if (kind !== 'PRODUCT') return null;
  const without = (id: string) => scope.products.filter((product) => product.id !== id);
  return (
    <div className="flex flex-col gap-2">
      <ProductPicker
        onPick={(product) => onChange({ ...scope, products: [...without(product.id), product] })}
      />
      <ul className="divide-y divide-rule">
        {scope.products.map((product) => (
          <li key={product.id} className="flex items-center gap-2 py-2">
            <span className="min-w-0 flex-1">
              {goodsName(product)}
              <span className="block text-ink-soft text-xs">{product.code}</span>
            </span>
            <Button
              variant="ghost"
              square
              aria-label={t('remove', { name: goodsName(product) })}
              onClick={() => onChange({ ...scope, products: without(product.id) })}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Limits {
  quantity: string;
  percent: string;
  fen: number | null;
}

const PERCENT = /^\d{1,4}(\.\d{1,2})?$/;

function limitsRight({ quantity, percent }: Limits): boolean {
  const right = quantity.trim() === '' || countedQuantity.safeParse(quantity.trim()).success;
  return right && (percent.trim() === '' || PERCENT.test(percent.trim()));
}

function LimitFields({ limits, onChange }: { limits: Limits; onChange: (limits: Limits) => void }) {
  const t = useTranslations('stocktake');
  return (
    <>
      <Field label={t('limitQuantity')}>
        <Input
          numeric
          inputMode="decimal"
          value={limits.quantity}
          onChange={(event) => onChange({ ...limits, quantity: event.target.value })}
        />
      </Field>
      <Field label={t('limitPercent')}>
        <Input
          numeric
          inputMode="decimal"
          suffix="%"
          value={limits.percent}
          onChange={(event) => onChange({ ...limits, percent: event.target.value })}
        />
      </Field>
      <Field label={t('limitAmount')}>
        <MoneyInput valueFen={limits.fen} onValueChange={(fen) => onChange({ ...limits, fen })} />
      </Field>
    </>
  );
}
