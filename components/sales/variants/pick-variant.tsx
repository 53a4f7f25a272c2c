'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import type { CatalogueProduct } from '@/client/catalogue';
import { type Choice, type Chosen, choose, inCommon, pickedOf } from '@/client/model-shelf';
import { Button } from '@/components/ui/button';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { formatMoney } from '@/lib/format';
import { useCounter } from '../counter-context';
import { GoodsThumb } from '../goods-thumb';
import { OptionGroup } from './option-group';
import { PickedStock } from './picked-stock';
import { useVariantStock } from './use-variant-stock';

export interface PickVariantProps {
  choice: Choice;
  /** The variant a line has now: another is put in its place with one press. */
  instead?: CatalogueProduct | null | undefined;
  onPick: (product: CatalogueProduct) => void;
  onClose: () => void;
}

/** The colours and sizes of a model as buttons: what there is, what it costs, how many stand here, and elsewhere where none does. */
export function PickVariant({ choice, instead = null, onPick, onClose }: PickVariantProps) {
  const t = useTranslations('sales.variants');
  const { can, settings } = useCounter();
  const { model, variants } = choice;
  const [chosen, setChosen] = useState<Chosen>(() =>
    instead
      ? model.axes.map((_, axis) => instead.values?.[axis] ?? null)
      : inCommon(model.axes.length, choice.matched),
  );
  const onHand = useVariantStock(settings.store.id, variants, can('stock.onHand'));
  const picked = pickedOf(variants, chosen);
  const open = model.axes.find((_, axis) => chosen[axis] === null);
  const isSame = instead !== null && picked?.id === instead.id;
  const missing = isSame ? t('isThis') : picked ? null : t('chooseFirst', { option: open?.name ?? '' });
  const pick = () => {
    if (picked && !isSame) onPick(picked);
  };
  const take = (axis: number, value: string, isPress: boolean) => {
    const next = choose(variants, chosen, axis, value);
    setChosen(next);
    const whole = pickedOf(variants, next);
    // By key one walks over the others; a press means this one.
    if (instead && isPress && whole && whole.id !== instead.id) onPick(whole);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isRadio = event.target instanceof HTMLElement && event.target.role === 'radio';
    if (event.key !== 'Enter' || !isRadio) return;
    event.preventDefault();
    pick();
  };
  const shown = picked ?? choice.matched[0] ?? variants[0];
  return (
    <Sheet open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <SheetContent
        title={instead ? t('changeTitle', { name: model.name }) : model.name}
        footer={
          <Button size="xl" variant="primary" className="w-full" missing={missing} onClick={pick}>
            {instead ? t('change') : t('add')}
            {picked && !isSame ? <span className="figures">{formatMoney(picked.listPriceFen)}</span> : null}
          </Button>
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter on a chosen value takes it, as the button does. */}
        <div className="flex flex-col gap-5" onKeyDown={onKeyDown}>
          <div className="flex items-center gap-3">
            <GoodsThumb picture={shown?.picture} edge={240} className="size-24" />
            <p className="min-w-0">
              <span className="block text-ink-soft text-sm">{picked?.code ?? model.code}</span>
              <span className="figures block font-semibold text-2xl">{priceOf(choice, chosen, picked)}</span>
            </p>
          </div>
          {model.axes.map((axis, at) => (
            <OptionGroup
              key={axis.name}
              axis={axis}
              at={at}
              variants={variants}
              chosen={chosen}
              onHand={onHand}
              onChoose={(value, isPress) => take(at, value, isPress)}
            />
          ))}
          {picked ? <PickedStock product={picked} onHand={onHand?.get(picked.id)} /> : null}
        </div>
      </SheetContent>
    </Sheet>
  );
}

function priceOf(choice: Choice, chosen: Chosen, picked: CatalogueProduct | null): string {
  if (picked) return formatMoney(picked.listPriceFen);
  const possible = choice.variants.filter(({ values }) =>
    chosen.every((value, axis) => value === null || values?.[axis] === value),
  );
  const fens = (possible.length > 0 ? possible : choice.variants).map(({ listPriceFen }) => listPriceFen);
  const [low, high] = [Math.min(...fens), Math.max(...fens)];
  return low === high ? formatMoney(low) : `${formatMoney(low)}–${formatMoney(high)}`;
}
