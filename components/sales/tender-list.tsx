'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PaidTender } from '@/client/basket';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';

/** What was taken so far; each can be taken back until the sale is finished. */
export function TenderList(props: { tenders: readonly PaidTender[]; onRemove: (id: string) => void }) {
  const t = useTranslations('sales.pay');
  if (props.tenders.length === 0) return <p className="text-ink-soft">{t('none')}</p>;
  return (
    <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
      {props.tenders.map((tender) => (
        <li key={tender.id} className="flex min-h-14 items-center gap-3 pl-4 text-lg">
          <span className="flex-1">{t(`kinds.${tender.kind}`)}</span>
          <Amount fen={tender.amountFen} className="font-semibold" />
          <Button
            size="lg"
            square
            variant="ghost"
            aria-label={t('removeTender', { kind: t(`kinds.${tender.kind}`) })}
            onClick={() => props.onRemove(tender.id)}
          >
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  );
}
