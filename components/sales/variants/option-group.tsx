'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import type { CatalogueProduct } from '@/client/catalogue';
import { type Chosen, matching, valuesOf } from '@/client/model-shelf';
import { cn } from '@/components/ui/cn';
import { formatQuantity } from '@/lib/format';
import { milliFromText, milliToText } from '@/lib/quantity';
import type { ModelAxis } from '@/server/catalog/models/variant-rules';

interface Props {
  axis: ModelAxis;
  at: number;
  variants: readonly CatalogueProduct[];
  chosen: Chosen;
  /** By product; null: nobody knows. */
  onHand: ReadonlyMap<string, string> | null;
  /** @param isPress by finger or mouse, not by walking over it with the arrow keys */
  onChoose: (value: string, isPress: boolean) => void;
}

/** One option of a model: a group of radios as buttons. What does not go with the rest is grey and says so; it can be chosen, and the rest gives way. */
export function OptionGroup({ axis, at, variants, chosen, onHand, onChoose }: Props) {
  const t = useTranslations('sales.variants');
  const title = useId();
  const isPress = useRef(false);
  return (
    <section className="flex flex-col gap-2">
      <h3 id={title} className="font-medium">
        {axis.name}
        {chosen[at] ? <span className="ml-2 font-normal text-ink-soft">{chosen[at]}</span> : null}
      </h3>
      <RadioGroup
        aria-labelledby={title}
        value={chosen[at] ?? ''}
        onValueChange={(value) => {
          if (typeof value === 'string') onChoose(value, isPress.current);
        }}
        onPointerDownCapture={() => {
          isPress.current = true;
        }}
        onKeyDownCapture={() => {
          isPress.current = false;
        }}
        className="flex flex-wrap gap-2"
      >
        {valuesOf(at, axis.values, variants).map((value) => {
          const rest = chosen.map((one, place) => (place === at ? value : one));
          const possible = matching(variants, rest);
          const left = possible.length === 0 ? null : sumOf(possible, onHand);
          const said =
            possible.length === 0
              ? t('notMade')
              : left === null
                ? null
                : left <= 0
                  ? t('none')
                  : t('left', { quantity: formatQuantity(milliToText(left)) });
          return (
            <Radio.Root
              key={value}
              value={value}
              nativeButton
              render={<button type="button" />}
              className={cn(
                'flex min-h-12 min-w-16 flex-col items-center justify-center rounded-md border px-3 py-1 text-base',
                'border-rule-strong bg-paper data-[checked]:border-transparent data-[checked]:bg-accent-fill data-[checked]:text-on-accent',
                possible.length === 0 && 'border-dashed bg-sunken text-ink-soft',
              )}
            >
              <span className="font-medium">{value}</span>
              {said === null ? null : (
                <span className={cn('text-xs', chosen[at] === value ? '' : 'text-ink-soft')}>{said}</span>
              )}
            </Radio.Root>
          );
        })}
      </RadioGroup>
    </section>
  );
}

/** Of all of these together, thousandths; null: of some nobody knows. */
function sumOf(
  products: readonly CatalogueProduct[],
  onHand: ReadonlyMap<string, string> | null,
): number | null {
  if (onHand === null) return null;
  return products.reduce((sum, { id }) => sum + (milliFromText(onHand.get(id) ?? '0') ?? 0), 0);
}
