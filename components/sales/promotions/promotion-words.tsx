'use client';

import { useTranslations } from 'next-intl';
import type { BasketLine } from '@/client/basket';
import { Badge } from '@/components/ui/badge';
import { formatMoney } from '@/lib/format';

/** What promotions give on a line, each by its name; or that a price given by hand leaves them out. */
export function PromotionWords({ line }: { line: BasketLine }) {
  const t = useTranslations('sales.promotions');
  if (line.isOutOfPromotions) return <span>{t('out')}</span>;
  return (line.promotions ?? []).map(({ versionId, name, fen }) => (
    <Badge key={versionId} tone="ok">
      {t('line', { name, amount: formatMoney(-fen) })}
    </Badge>
  ));
}
