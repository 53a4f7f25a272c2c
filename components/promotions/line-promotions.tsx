import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import type { NamedPromotion } from '@/server/sales/promotions-of-ticket';

/** What promotions gave on a line of a receipt, by the names they had; each leads to its promotion for whoever plans them. */
export function LinePromotions({ of, isLinked }: { of: readonly NamedPromotion[]; isLinked: boolean }) {
  return of.map(({ versionId, promotionId, name, fen }) => (
    <span key={versionId} className="block text-sm">
      {isLinked ? <TextLink href={`/promotions/${promotionId}`}>{name}</TextLink> : name}{' '}
      <span className="figures text-ink-soft">{formatMoney(-fen)}</span>
    </span>
  ));
}
