'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { useAvailability } from '@/components/stock/use-availability';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DateTimeInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useUnit } from '@/components/ui/unit';
import { fieldTextOf, instantOf } from '@/components/zones/local-time-rules';
import { caseNumber } from '@/lib/case-number';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { milliFromText, milliToText } from '@/lib/quantity';
import type { DocumentSource } from '@/server/shortages/case-documents';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  timeZone: string;
  /** May see the case afterwards. */
  reads: boolean;
  /** Something led here: what is missing, where (no zone: somewhere in the store) and since when. */
  found: {
    product: PickedProduct;
    /** The document that says so; null: nobody's but the person's own. */
    document: { source: DocumentSource; sourceId: string } | null;
    parts: readonly { zoneId: string | null; quantity: string }[];
    at: string | null;
  } | null;
  /** Owner: of this moment. */
  zones: readonly { id: string; name: string; owner: string | null }[];
}

/** A case by hand: the product, how much is missing in which zones, and since when. */
export function OpenCaseForm({ storeId, timeZone, reads, zones, found }: Props) {
  const t = useTranslations('shortages');
  const why = useTranslations('common.why');
  const unitOf = useUnit();
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem, refusal, clear } = useAct(client.shortages.open.mutate);
  const [product, setProduct] = useState<PickedProduct | null>(found?.product ?? null);
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(
      (found?.parts ?? []).flatMap(({ zoneId, quantity }) => (zoneId ? [[zoneId, quantity]] : [])),
    ),
  );
  const [missedAt, setMissedAt] = useState(found?.at ? fieldTextOf(new Date(found.at), timeZone) : '');
  const [note, setNote] = useState('');
  const availabilityOf = useAvailability(storeId, product ? [product.id] : []);
  const beyond = refusal?.code === 'SHORTAGE_BEYOND_STOCK';
  const somewhere = found?.parts.find(({ zoneId }) => zoneId === null);
  const lines = zones.flatMap(({ id }) => {
    const quantity = missing[id]?.trim() ?? '';
    return (milliFromText(quantity) ?? 0) > 0 ? [{ zoneId: id, quantity }] : [];
  });

  async function open(confirmedBeyondStock = false) {
    if (!product || lines.length === 0) return;
    const at = instantOf(missedAt, timeZone);
    const done = await act({
      storeId,
      source: 'HAND' as const,
      ...found?.document,
      productId: product.id,
      zones: lines,
      note,
      confirmedBeyondStock,
      ...(at ? { missedAt: at } : {}),
    });
    if (!done) return;
    toast.success(t('openedDone', { number: caseNumber(done.number) }));
    router.push(`/stock/shortages${reads ? `/${done.caseId}` : ''}?store=${storeId}`);
  }

  const onHandIn = (zoneId: string) => {
    const availability = product && availabilityOf({ productId: product.id, zoneId });
    return availability
      ? t('onHand', { quantity: formatQuantity(milliToText(availability.onHandMilli)) })
      : undefined;
  };

  return (
    <Section paper title={t('openTitle')} description={t('openHint')}>
      <div className="flex flex-col gap-4 p-3">
        {product ? (
          <ChosenProduct
            product={product}
            source={found?.document?.source ?? null}
            onChange={() => setProduct(null)}
          />
        ) : (
          <ProductPicker onPick={setProduct} />
        )}
        {somewhere ? (
          <Callout
            tone="info"
            title={t('missingSomewhere', {
              quantity: `${somewhere.quantity} ${product ? unitOf(product.unit, somewhere.quantity) : ''}`,
            })}
          />
        ) : null}
        <MissingByZone
          zones={zones}
          missing={missing}
          onHandIn={onHandIn}
          onChange={(zoneId, quantity) => setMissing({ ...missing, [zoneId]: quantity })}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('missedAt')} aside={missedAt === '' ? t('now') : undefined}>
            <DateTimeInput value={missedAt} onValueChange={setMissedAt} />
          </Field>
          <Field label={t('note')}>
            <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
          </Field>
        </div>
        {problem && !beyond ? <Callout tone="late" title={problem} /> : null}
        <ConfirmDialog
          open={beyond}
          onOpenChange={clear}
          title={t('beyondTitle')}
          description={problem}
          confirmLabel={t('beyondConfirm')}
          cancelLabel={t('beyondBack')}
          tone="danger"
          onConfirm={() => open(true)}
        />
        <Button
          size="lg"
          variant="primary"
          className="self-start"
          missing={!product || lines.length === 0 ? why('productFirst') : null}
          loading={busy}
          onClick={() => open()}
        >
          {t('new')}
        </Button>
      </div>
    </Section>
  );
}

/** The product that is missing; one a document names stays. */
function ChosenProduct({
  product,
  source,
  onChange,
}: {
  product: PickedProduct;
  source: DocumentSource | null;
  onChange: () => void;
}) {
  const t = useTranslations('shortages');
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p>
        {goodsName(product)}
        <span className="block text-ink-soft text-xs">{product.code}</span>
      </p>
      {source ? (
        <Badge>{t(`sources.${source}`)}</Badge>
      ) : (
        <Button variant="secondary" onClick={onChange}>
          {t('change')}
        </Button>
      )}
    </div>
  );
}

/** How much is missing in each zone, beside whose it is and what the book has there. */
function MissingByZone({
  zones,
  missing,
  onHandIn,
  onChange,
}: Pick<Props, 'zones'> & {
  missing: Readonly<Record<string, string>>;
  onHandIn: (zoneId: string) => string | undefined;
  onChange: (zoneId: string, quantity: string) => void;
}) {
  const t = useTranslations('shortages');
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {zones.map((zone) => (
        <li key={zone.id}>
          <Field
            label={zone.name}
            hint={zone.owner ? t('owner', { name: zone.owner }) : t('noOwner')}
            aside={onHandIn(zone.id)}
          >
            <Input
              numeric
              inputMode="decimal"
              value={missing[zone.id] ?? ''}
              onChange={(event) => onChange(zone.id, event.target.value)}
            />
          </Field>
        </li>
      ))}
    </ul>
  );
}
