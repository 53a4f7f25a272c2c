'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useUnit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { useTRPC } from '@/trpc/react';
import { KitParts } from './kit-parts';
import { MakeBarcode } from './make-barcode';
import { NewPictures } from './new-pictures';
import { KINDS, type ProductFormValues } from './new-product';
import { OpeningStock, type OpeningStore, readOpening } from './opening-stock';
import { factsOf } from './product-facts-of';
import { SerialSwitch } from './serial-switch';
import { useBeginning } from './use-beginning';

/** A product as the office edits it. The code is fixed once it exists: tickets and tags carry it. */
export function ProductForm({
  productId,
  initial,
  mayEdit,
  seesCost,
  onHand = null,
  isVariant = false,
  begins,
}: {
  productId: string | null;
  initial: ProductFormValues;
  mayEdit: boolean;
  seesCost: boolean;
  /** What stands in all stores, for who may see it. */
  onHand?: string | null;
  /** Its specification is its values of a model. */
  isVariant?: boolean;
  /** Of a new one: where its stock may begin, and the store its pictures are sent from, if somebody may keep any. */
  begins?: Begins;
}) {
  const t = useTranslations('catalog');
  const common = useTranslations('common');
  const unitOf = useUnit();
  const errorText = useErrorText();
  const router = useRouter();
  const trpc = useTRPC();
  const request = useRequestId();
  const save = useMutation(trpc.catalog.save.mutationOptions());
  const add = useMutation(trpc.stock.addProduct.mutationOptions());
  const beginning = useBeginning(begins?.picturesFrom ?? null);
  const [values, setValues] = useState(initial);
  const set = (part: Partial<ProductFormValues>) => setValues((now) => ({ ...now, ...part }));
  const taxPercent = Number(values.taxRatePercent.trim() || '0');

  const isTax = taxPercent >= 0 && taxPercent <= 100;
  const opening = readOpening(beginning.typed, values.decimals);
  const unfilled =
    values.listPriceFen === null
      ? t('listPrice')
      : !isTax
        ? t('taxRate')
        : opening === null
          ? t('opening.title')
          : null;
  const missing = unfilled && common('fillIn', { field: unfilled });

  async function send() {
    try {
      const product = factsOf(values, taxPercent);
      const done = await keep(product);
      request.done();
      toast.success(common('saved'));
      if (!productId) await beginning.hang(done.productId);
      router.push(`/catalog/${done.productId}`);
      router.refresh();
    } catch {
      // Shown below from the mutation's own error; what was typed stays.
    }
  }

  function keep(product: Parameters<typeof add.mutateAsync>[0]['product']) {
    if (productId) {
      const content = { ...product, productId };
      return save.mutateAsync({ ...content, requestId: request.of(content) });
    }
    const content = { product, opening: values.kind === 'GOODS' ? (opening ?? []) : [] };
    return add.mutateAsync({ ...content, requestId: request.of(content) });
  }
  const error = save.error ?? add.error;
  const busy = save.isPending || add.isPending || beginning.isHanging;

  return (
    <Card>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ProductFields {...{ values, set, mayEdit, seesCost, isVariant, isNew: productId === null }} />
        {begins ? (
          <Beginnings
            begins={values.kind === 'GOODS' ? begins : { ...begins, stores: [] }}
            beginning={beginning}
            facts={values}
          />
        ) : null}
        <KitParts {...{ values, set, mayEdit }} />
        <SerialSwitch {...{ values, set, mayEdit }} />
        <Switch
          className="max-w-60"
          label={t('onSale')}
          checked={values.active}
          disabled={!mayEdit}
          onCheckedChange={(active) => set({ active })}
        />
        {initial.active && !values.active ? (
          <Callout
            tone="warn"
            title={
              onHand === null
                ? t('switchingOff')
                : t('switchingOffWith', {
                    quantity: formatQuantity(onHand),
                    unit: unitOf(values.unit, onHand),
                  })
            }
          >
            {t('switchingOffHint')}
          </Callout>
        ) : null}
        {error ? <Callout tone="late" title={errorText(error)} /> : null}
        {mayEdit ? (
          <div>
            <Button type="submit" variant="primary" loading={busy} missing={missing}>
              {common('save')}
            </Button>
          </div>
        ) : null}
      </form>
    </Card>
  );
}

interface Begins {
  stores: readonly OpeningStore[];
  picturesFrom: string | null;
}

/** What stands of it where, and how it looks. */
function Beginnings(props: {
  begins: Begins;
  beginning: ReturnType<typeof useBeginning>;
  facts: ProductFormValues;
}) {
  const { begins, beginning, facts } = props;
  return (
    <>
      {begins.stores.length > 0 ? (
        <OpeningStock
          stores={begins.stores}
          unit={facts.unit}
          decimals={facts.decimals}
          typed={beginning.typed}
          onTyped={beginning.type}
        />
      ) : null}
      {begins.picturesFrom ? (
        <NewPictures
          storeId={begins.picturesFrom}
          name={facts.name}
          pictures={beginning.pictures}
          onChange={beginning.setPictures}
        />
      ) : null}
    </>
  );
}

/** What a product is. Its code is fixed once it exists. */
function ProductFields({
  values,
  set,
  mayEdit,
  seesCost,
  isVariant,
  isNew,
}: {
  values: ProductFormValues;
  set: (part: Partial<ProductFormValues>) => void;
  mayEdit: boolean;
  seesCost: boolean;
  isVariant: boolean;
  isNew: boolean;
}) {
  const t = useTranslations('catalog');
  const text = (key: 'code' | 'name' | 'spec' | 'brand' | 'unit' | 'categoryName' | 'taxRatePercent') => ({
    value: values[key],
    onChange: (event: { target: { value: string } }) => set({ [key]: event.target.value }),
  });

  return (
    <fieldset disabled={!mayEdit} className="grid min-w-0 gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={t('name')} required>
        <Input {...text('name')} required maxLength={200} />
      </Field>
      <Field label={t('code')} required hint={t('codeHint')}>
        <Input {...text('code')} required maxLength={60} readOnly={!isNew} />
      </Field>
      <Field label={t('kind')} hint={t('kindHint')}>
        <Select
          value={values.kind}
          disabled={!isNew}
          onChange={({ target }) => set({ kind: KINDS.find((kind) => kind === target.value) ?? 'GOODS' })}
          options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Field>
      <Field label={t('spec')} hint={isVariant ? t('specOfModel') : undefined}>
        <Input {...text('spec')} maxLength={200} readOnly={isVariant} />
      </Field>
      <Field label={t('brand')}>
        <Input {...text('brand')} maxLength={200} />
      </Field>
      <Field label={t('category')}>
        <Input {...text('categoryName')} maxLength={200} />
      </Field>
      <Field label={t('unit')} required>
        <Input {...text('unit')} required maxLength={20} />
      </Field>
      <Field label={t('decimals')}>
        <Select
          value={String(values.decimals)}
          onChange={(event) => set({ decimals: Number(event.target.value) })}
          options={[0, 1, 2, 3].map((places) => ({
            value: String(places),
            label: t('places', { count: places }),
          }))}
        />
      </Field>
      <Field label={t('listPrice')} required>
        <MoneyInput valueFen={values.listPriceFen} onValueChange={(fen) => set({ listPriceFen: fen })} />
      </Field>
      <Field label={t('memberPrice')} hint={t('memberPriceHint')}>
        <MoneyInput valueFen={values.memberPriceFen} onValueChange={(fen) => set({ memberPriceFen: fen })} />
      </Field>
      <Field label={t('floorPrice')} hint={t('floorHint')}>
        <MoneyInput valueFen={values.floorPriceFen} onValueChange={(fen) => set({ floorPriceFen: fen })} />
      </Field>
      {seesCost ? (
        <Field label={t('cost')} hint={t('costHint')}>
          <MoneyInput valueFen={values.costFen} onValueChange={(fen) => set({ costFen: fen })} />
        </Field>
      ) : null}
      <Field label={t('taxRate')}>
        <Input {...text('taxRatePercent')} numeric inputMode="decimal" suffix="%" />
      </Field>
      <div className="flex flex-col items-start gap-2">
        <Field label={t('barcodes')} hint={t('barcodesHint')} className="w-full">
          <Textarea value={values.barcodes} onChange={(event) => set({ barcodes: event.target.value })} />
        </Field>
        {mayEdit ? (
          <MakeBarcode onMade={(code) => set({ barcodes: `${values.barcodes}\n${code}`.trim() })} />
        ) : null}
      </div>
    </fieldset>
  );
}
