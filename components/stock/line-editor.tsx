'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { milliFromText, milliToText } from '@/lib/quantity';
import { type PickedProduct, ProductPicker } from './product-picker';

/** A line of a stock document while it is written. */
export interface StockLine {
  product: PickedProduct;
  /** As typed. */
  quantity: string;
  /** '': the product's selling zone. */
  zoneId: string;
}

export interface LineEditorProps<Line extends StockLine> {
  lines: readonly Line[];
  onLinesChange: (lines: Line[]) => void;
  /** The line of a product that was not there yet. */
  lineFor: (product: PickedProduct) => Line;
  /** What a second scan of the same product does to its line; left out: nothing. */
  scannedAgain?: (line: Line) => Line;
  zones: readonly { id: string; name: string }[];
  description?: ReactNode;
  /** Quantities may be below zero. */
  signed?: boolean;
  /** One more field between quantity and zone. */
  extraField?: (line: Line, change: (part: Partial<Line>) => void) => ReactNode;
}

/** The goods of a stock document: found by scan or word, one line a product, each with its quantity and zone. */
export function LineEditor<Line extends StockLine>(props: LineEditorProps<Line>) {
  const { lines, onLinesChange, lineFor, scannedAgain, extraField } = props;
  const t = useTranslations('stock');
  const zoneOptions = [
    { value: '', label: t('sellingZone') },
    ...props.zones.map((zone) => ({ value: zone.id, label: zone.name })),
  ];

  function pick(product: PickedProduct) {
    const known = lines.some((line) => line.product.id === product.id);
    if (!known) onLinesChange([...lines, lineFor(product)]);
    else if (scannedAgain)
      onLinesChange(lines.map((line) => (line.product.id === product.id ? scannedAgain(line) : line)));
  }

  return (
    <Section paper title={t('lines')} description={props.description}>
      <div className="p-3">
        <ProductPicker onPick={pick} />
      </div>
      {lines.length === 0 ? <EmptyState title={t('noLines')} description={t('noLinesHint')} /> : null}
      <ul className="flex flex-col divide-y divide-rule">
        {lines.map((line) => {
          const change = (part: Partial<Line>) =>
            onLinesChange(lines.map((one) => (one === line ? { ...one, ...part } : one)));
          return (
            <li
              key={line.product.id}
              className={cn(
                'grid grid-cols-2 items-end gap-2 p-3',
                extraField ? 'md:grid-cols-[1fr_6rem_9rem_9rem_auto]' : 'md:grid-cols-[1fr_8rem_10rem_auto]',
              )}
            >
              <p className="col-span-2 md:col-span-1">
                {line.product.name} {line.product.spec}
                <span className="block text-ink-soft text-xs">{line.product.code}</span>
              </p>
              <Field label={`${t('quantity')} (${line.product.unit})`}>
                <Input
                  numeric
                  // The decimal keyboard of a phone has no minus.
                  inputMode={props.signed ? 'text' : 'decimal'}
                  value={line.quantity}
                  onChange={(event) => change({ quantity: event.target.value } as Partial<Line>)}
                />
              </Field>
              {extraField?.(line, change)}
              <Field label={t('zone')}>
                <Select
                  value={line.zoneId}
                  onChange={(event) => change({ zoneId: event.target.value } as Partial<Line>)}
                  options={zoneOptions}
                />
              </Field>
              <Button
                variant="ghost"
                square
                className="justify-self-end"
                aria-label={t('removeLine', { name: line.product.name })}
                onClick={() => onLinesChange(lines.filter((one) => one !== line))}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** What a second scan means where pieces are counted: one more. */
export function oneMore<Line extends StockLine>(line: Line): Line {
  return { ...line, quantity: milliToText((milliFromText(line.quantity) ?? 0) + 1000) };
}

/** A line as the commands take it. */
export function lineInput({ product, quantity, zoneId }: StockLine) {
  return { productId: product.id, quantity: quantity.trim(), ...(zoneId ? { zoneId } : {}) };
}
