import { useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/format';
import type { CardSaid } from '@/server/training/cards/read-cards';

/** What a card says; of prices only what whoever looks may see. */
export function CardWords(props: {
  card: CardSaid;
  /** List and floor price where the floor may be seen. */
  prices?: { listPriceFen: number; floorPriceFen: number | null } | undefined;
}) {
  const t = useTranslations('training');
  const { card, prices } = props;
  const floorFen = prices?.floorPriceFen ?? null;
  const parts = (['say', 'care', 'warranty', 'bargain'] as const).filter((part) => card[part] !== '');
  return (
    <dl className="flex flex-col gap-3">
      {parts.map((part) => (
        <div key={part}>
          <dt className="text-ink-soft text-sm">{t(part)}</dt>
          <dd className="whitespace-pre-line break-words">{card[part]}</dd>
        </div>
      ))}
      {prices && floorFen !== null ? (
        <div>
          <dt className="text-ink-soft text-sm">{t('floor')}</dt>
          <dd className="figures">
            {formatMoney(floorFen)}
            {prices.listPriceFen > floorFen ? (
              <span className="text-ink-soft">
                {' · '}
                {t('room', { amount: formatMoney(prices.listPriceFen - floorFen) })}
              </span>
            ) : null}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
