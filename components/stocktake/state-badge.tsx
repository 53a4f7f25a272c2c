import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { StocktakeState } from '@/server/stocktake/rules';

const TONES: Record<StocktakeState, BadgeTone> = {
  planned: 'neutral',
  counting: 'warn',
  recount: 'warn',
  review: 'warn',
  posted: 'ok',
  cancelled: 'neutral',
};

/** Where a stocktake stands. */
export function StateBadge({ state }: { state: StocktakeState }) {
  const t = useTranslations('stocktake.states');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
