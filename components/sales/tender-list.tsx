'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PaidTender } from '@/client/basket';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { formatMoney } from '@/lib/format';

/** What was taken so far; each can be taken back until the sale is finished. */
export function TenderList(props: { tenders: readonly PaidTender[]; onRemove: (id: string) => void }) {
  const t = useTranslations('sales.pay');
  if (props.tenders.length === 0) return <p className="text-ink-soft max-lg:sr-only">{t('none')}</p>;
  return (
    <ul className="flex flex-wrap gap-2">
      {props.tenders.map((tender, index) => (
        <li
          key={tender.id}
          className="flex items-center gap-2 rounded-md border border-rule bg-paper pl-3 text-base"
        >
          <span>{t(`kinds.${tender.kind}`)}</span>
          <Amount fen={tender.amountFen} className="font-semibold" />
          {tender.points ? (
            <span className="text-ink-soft text-sm">{t('pointsTaken', { points: tender.points.spent })}</span>
          ) : null}
          <Button
            size="lg"
            square
            variant="ghost"
            aria-label={removeLabel(index, tender)}
            onClick={() => props.onRemove(tender.id)}
          >
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  );

  /** Two payments of one kind are told apart by their amounts, and two of one amount by their place. */
  function removeLabel(index: number, { kind, amountFen }: PaidTender): string {
    const same = props.tenders.slice(0, index).filter((other) => other.kind === kind);
    const words = t('removeTender', { kind: t(`kinds.${kind}`) });
    return same.length === 0 ? words : `${words} ${formatMoney(amountFen)} (${same.length + 1})`;
  }
}
