'use client';

import { useTranslations } from 'next-intl';
import type { Choice } from '@/client/model-shelf';
import { useCounter } from '../counter-context';
import { useOnHand } from '../use-on-hand';
import { ModelTile } from './model-tile';

/** While goods come back in exchange: the same in another colour or size comes first. */
export function OtherVariants({ onChoose }: { onChoose: (choice: Choice) => void }) {
  const t = useTranslations('sales.variants');
  const { catalogue, state, settings, can } = useCounter();
  const { exchange } = state.basket;
  const ids = exchange?.lines.flatMap(({ code }) => (code ? (catalogue.find(code)?.id ?? []) : [])) ?? [];
  const tiles = catalogue.tilesOf(ids).filter(({ choice }) => choice !== null);
  const onHand = useOnHand(settings.store.id, tiles, can('stock.onHand'));
  if (tiles.length === 0) return null;
  return (
    <section aria-label={t('instead')} className="mb-3 flex flex-col gap-2">
      <h3 className="font-medium">{t('instead')}</h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-2 max-sm:grid-cols-2">
        {tiles.map(({ choice }) =>
          choice ? (
            <ModelTile
              key={choice.model.id}
              choice={choice}
              onHand={onHand.get(choice.model.id)}
              onPress={() => onChoose(choice)}
            />
          ) : null,
        )}
      </ul>
    </section>
  );
}
