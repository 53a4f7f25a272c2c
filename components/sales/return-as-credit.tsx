'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { formatMoney } from '@/lib/format';
import { useCounter } from './counter-context';
import { FindCustomer } from './customer/customer-sheet';

interface Whose {
  name: string;
  maskedNumber: string | null;
}

/** A refund kept for somebody instead of paid out, by right: for who bought, else for who is found at the counter. */
export function useAsCredit(boughtBy: Whose | null, amountFen: number) {
  const { can } = useCounter();
  const [isWanted, setWanted] = useState(false);
  const [chosen, setChosen] = useState<(Whose & { id: string }) | null>(null);
  const may = can('credit.refundAsStoreCredit') && amountFen > 0;
  const whose = boughtBy ?? chosen;
  return {
    may,
    mayFind: can('customers.find'),
    whose,
    isWanted,
    setWanted,
    choose(found: Whose & { id: string }) {
      setChosen(found);
      setWanted(true);
    },
    asStoreCredit: may && isWanted && whose !== null,
    creditOf: chosen?.id ?? null,
  };
}

/** Instead of money: kept to spend later. On a receipt of nobody whoever stands there is found first. */
export function AsCredit({
  amountFen,
  credit,
}: {
  amountFen: number;
  credit: ReturnType<typeof useAsCredit>;
}) {
  const t = useTranslations('sales.return');
  const { whose } = credit;
  if (!credit.may) return null;
  if (!whose) return credit.mayFind ? <WhoseCredit amountFen={amountFen} onChosen={credit.choose} /> : null;
  return (
    <Checkbox
      label={t('asStoreCredit', { amount: formatMoney(amountFen) })}
      hint={t('asStoreCreditHint', { name: [whose.name, whose.maskedNumber].filter(Boolean).join(' ') })}
      checked={credit.isWanted}
      onCheckedChange={credit.setWanted}
    />
  );
}

function WhoseCredit({
  amountFen,
  onChosen,
}: {
  amountFen: number;
  onChosen: (found: Whose & { id: string }) => void;
}) {
  const t = useTranslations('sales.return');
  const [isLooking, setLooking] = useState(false);
  if (!isLooking)
    return (
      <Button size="lg" className="self-start" onClick={() => setLooking(true)}>
        {t('asStoreCreditOf', { amount: formatMoney(amountFen) })}
      </Button>
    );
  return (
    <section aria-label={t('whoseCredit')} className="flex flex-col gap-2">
      <h3 className="font-medium">{t('whoseCredit')}</h3>
      <FindCustomer
        addsNobody
        onFound={({ id, code, name = code, number = null }) => onChosen({ id, name, maskedNumber: number })}
      />
    </section>
  );
}
