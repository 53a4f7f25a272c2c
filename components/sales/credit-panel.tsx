'use client';

import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { useIsPhone } from '@/components/ui/use-media-query';
import { formatMoney } from '@/lib/format';
import { useCounter } from './counter-context';
import { CustomerBar } from './customer/customer-bar';
import type { useCreditTenders } from './use-credit-tenders';

/** Whose sale it is, and what they are trusted with: what whoever takes the money needs to know. */
export function CreditPanel({ credit }: { credit: ReturnType<typeof useCreditTenders> }) {
  const t = useTranslations('sales.credit');
  const { state, can, practice } = useCounter();
  const isPhone = useIsPhone();
  if (practice || !can('customers.find') || (isPhone && !state.basket.customer)) return null;
  return (
    <section aria-label={t('title')} className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="-ml-3">
        <CustomerBar />
      </span>
      <Why credit={credit} />
      {credit.credit.state === 'known' ? (
        <Standing of={credit.credit} isOverdue={credit.isOverdue} mostPoints={credit.mostPointsFen} />
      ) : null}
    </section>
  );
}

function Standing(props: {
  of: Extract<ReturnType<typeof useCreditTenders>['credit'], { state: 'known' }>;
  isOverdue: boolean;
  /** What points may pay of this ticket at most, fen; null: nothing anywhere. */
  mostPoints: number | null;
}) {
  const t = useTranslations('sales.credit');
  const { standing, isOld } = props.of;
  const { limitFen, receivableFen, storeCreditFen, storedValueFen, storedBonusFen, points } = standing;
  const storedFen = storedValueFen + storedBonusFen;
  const roomFen = limitFen === null ? null : limitFen - receivableFen;
  const owesNothing = limitFen === null && receivableFen === 0;
  return (
    <>
      {owesNothing ? null : <Figure label={t('owes')} fen={receivableFen} />}
      {roomFen === null || owesNothing ? null : roomFen < 0 ? (
        <Badge tone="late">{t('over')}</Badge>
      ) : (
        <Figure label={t('room')} fen={roomFen} />
      )}
      {props.isOverdue ? <Badge tone="late">{t('overdue')}</Badge> : null}
      {storeCreditFen > 0 ? <Figure label={t('balance')} fen={storeCreditFen} /> : null}
      {storedFen > 0 ? <Figure label={t('stored')} fen={storedFen} /> : null}
      {props.mostPoints === null || points === 0 ? null : (
        <p className="text-ink-soft text-sm">
          {t.rich('points', {
            points,
            most: formatMoney(props.mostPoints),
            strong: (chunks) => (
              <strong className="figures font-semibold text-base text-ink">{chunks}</strong>
            ),
          })}
        </p>
      )}
      {isOld ? <p className="w-full text-ink-soft text-sm">{t('old')}</p> : null}
    </>
  );
}

/** Why nothing goes on this name: where a finger has no pointer to ask with. */
function Why({ credit }: { credit: ReturnType<typeof useCreditTenders> }) {
  const t = useTranslations('sales.credit');
  const { state } = credit.credit;
  if (state === 'nobody') return <p className="text-ink-soft text-sm">{t('nobody')}</p>;
  const why = state === 'reading' ? null : credit.whyNot('ON_ACCOUNT');
  return why ? <p className="text-ink-soft text-sm">{t('onAccountWhy', { why })}</p> : null;
}

function Figure({ label, fen }: { label: string; fen: number }) {
  return (
    <span className="flex items-baseline gap-1.5 text-sm">
      <span className="text-ink-soft">{label}</span>
      <Amount fen={fen} tone="plain" className="font-semibold text-base" />
    </span>
  );
}
