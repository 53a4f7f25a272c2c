import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { sumFen } from '@/lib/money';
import type { CashProps } from './cash-props';

/** What the cash alone does not say: tenders whose slips differ, and cash that came when its drawer was closed. */
export function OverShortDetail({ details, figures }: Pick<CashProps, 'details' | 'figures'>) {
  const t = useTranslations('reports');
  const last = new Map(details.counts.map((count) => [count.sessionId, count]));
  const bySlip = new Map<string, number>();
  for (const { tenders } of last.values())
    for (const { kind, differenceFen } of tenders)
      if (differenceFen) bySlip.set(kind, (bySlip.get(kind) ?? 0) + differenceFen);
  const late = figures.drawers.flatMap(({ apart }) => apart.filter(({ why }) => why === 'AFTER_CLOSE'));
  const lateFen = sumFen(late.map(({ amountFen }) => amountFen));
  return (
    <>
      {t('tenderKinds.CASH')}
      {[...bySlip].map(([kind, fen]) => (
        <span key={kind} className="block">
          {t(`tenderKinds.${kind}`)} <Amount fen={fen} sign="always" />
        </span>
      ))}
      {lateFen === 0 ? null : (
        <span className="block">
          {t('apart.AFTER_CLOSE')} <Amount fen={lateFen} tone="plain" />
        </span>
      )}
    </>
  );
}
