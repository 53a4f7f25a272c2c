'use client';

import { Trash2, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { GoodsThumb } from '@/components/sales/goods-thumb';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useUnit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { milliToText } from '@/lib/quantity';
import { type Availability, beyondMilli, quantityFault } from './availability-rules';
import type { PickedProduct } from './product-picker';

/** A line of a stock document while it is written. */
export interface StockLine {
  product: PickedProduct;
  /** As typed. */
  quantity: string;
  /** '': the product's selling zone. */
  zoneId: string;
}

interface Props<Line extends StockLine> {
  line: Line;
  /** What stands where the line takes its goods from; null: nobody asked, or nobody has answered yet. */
  availability: Availability | null;
  /** The goods leave: more than is free is said. */
  leaves: boolean;
  signed: boolean;
  /** Left out: the goods go nowhere yet. */
  zoneOptions: readonly { value: string; label: string }[] | undefined;
  extra: ReactNode;
  onChange: (part: Partial<Line>) => void;
  onRemove: () => void;
}

/** One line of a stock document: the goods with what tells them apart, what is there, how many, from where. */
export function DocumentLine<Line extends StockLine>(props: Props<Line>) {
  const t = useTranslations('stock');
  const unitOf = useUnit();
  const { line, availability, zoneOptions, extra } = props;
  const { product } = line;
  const fault = quantityFault(line.quantity, product.decimals, props.signed);
  return (
    <li
      className={cn(
        'grid items-start gap-2 p-3',
        zoneOptions ? 'grid-cols-2' : 'grid-cols-[1fr_1fr_auto]',
        extra && zoneOptions
          ? 'md:grid-cols-[1fr_6rem_9rem_9rem_auto]'
          : 'md:grid-cols-[1fr_8rem_10rem_auto]',
      )}
    >
      <div className="col-span-full flex gap-3 md:col-span-1">
        <GoodsThumb picture={product.picture} edge={96} className="size-10" />
        <div className="min-w-0">
          {goodsName(product)}
          <span className="block text-ink-soft text-xs">{product.code}</span>
          <AvailabilityText line={line} availability={availability} leaves={props.leaves} />
        </div>
      </div>
      <Field
        label={`${t('quantity')} (${unitOf(product.unit)})`}
        error={fault ? t(`quantityFaults.${fault}`) : undefined}
      >
        <Input
          numeric
          // The decimal keyboard of a phone has no minus.
          inputMode={props.signed ? 'text' : 'decimal'}
          value={line.quantity}
          onChange={(event) => props.onChange({ quantity: event.target.value } as Partial<Line>)}
        />
      </Field>
      {extra}
      {zoneOptions ? (
        <Field label={t('zone')}>
          <Select
            value={line.zoneId}
            onChange={(event) => props.onChange({ zoneId: event.target.value } as Partial<Line>)}
            options={zoneOptions}
          />
        </Field>
      ) : null}
      <Button
        variant="ghost"
        square
        className={cn('self-end justify-self-end', zoneOptions && 'max-md:col-start-2')}
        aria-label={t('removeLine', { name: goodsName(product) })}
        onClick={props.onRemove}
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
}

function AvailabilityText({
  line,
  availability,
  leaves,
}: {
  line: StockLine;
  availability: Availability | null;
  leaves: boolean;
}) {
  const t = useTranslations('stock');
  if (!availability) return null;
  const amount = (milli: number) => formatQuantity(milliToText(milli));
  const beyond = leaves ? beyondMilli(line.quantity, availability) : 0;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-1 text-xs">
      <span className="figures text-ink-soft">
        {t('availability', {
          onHand: amount(availability.onHandMilli),
          free: amount(availability.availableMilli),
        })}
      </span>
      {beyond > 0 ? (
        <Badge tone="late" icon={TriangleAlert}>
          {t('beyondFree', { quantity: amount(beyond) })}
        </Badge>
      ) : null}
    </span>
  );
}
