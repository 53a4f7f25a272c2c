'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { serverNow } from '@/client/server-time';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatMoney } from '@/lib/format';
import { bonusOf } from '@/lib/top-up-bonus';
import type { StandingAtCounter } from '@/server/customers/credit/credit-standing';
import { ruleOf, tendersOfStore } from '@/server/tills/payment-rules';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';
import { CustomerMoneyScreen, type MoneyOf } from './customer-money-screen';
import { type RepayTender, repaySum, tenderToBook } from './repay-rules';
import { RepayTenders } from './repay-tenders';
import { TakeButton, WhoseMoney } from './take-money';

/** A customer pays money in to be spent later. */
export function TopUpScreen({ customer }: { customer: MoneyOf['customer'] | null }) {
  const t = useTranslations('sales.topUp');
  const words = { title: t('title'), offline: t('offline'), whose: t('whose') };
  return (
    <CustomerMoneyScreen customer={customer} words={words}>
      {(of) => <TopUpMoney key={of.customer.id} {...of} />}
    </CustomerMoneyScreen>
  );
}

function TopUpMoney(props: MoneyOf) {
  const t = useTranslations('sales.repay');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const storeId = settings.store.id;
  const fresh = { staleTime: 0, gcTime: 0 };
  const standing = useQuery({
    ...trpc.credit.standing.queryOptions({ storeId, customerId: props.customer.id }),
    ...fresh,
  });
  const steps = useQuery({ ...trpc.members.topUpRules.queryOptions({ storeId }), ...fresh });
  const error = standing.error ?? steps.error;
  if (error) return <Callout tone="late" title={errorText(error)} />;
  if (!standing.data || !steps.data) return <p className="text-ink-soft">{t('reading')}</p>;
  return <Take {...props} standing={standing.data} steps={steps.data} />;
}

type Steps = readonly { fromFen: number; bonusFen: number }[];

function Take(props: MoneyOf & { standing: StandingAtCounter; steps: Steps }) {
  const { standing, steps, sessionId, onOther, onTaken } = props;
  const t = useTranslations('sales.topUp');
  const repay = useTranslations('sales.repay');
  const client = useTRPCClient();
  const { settings, person } = useCounter();
  const kinds = tendersOfStore(settings.store.tenders).filter((kind) => ruleOf(kind).isMoney);
  const pay = useAct(client.credit.topUp.mutate, { quiet: true });
  const [tenders, setTenders] = useState<RepayTender[]>(() => [
    { id: newId(), kind: kinds[0] ?? 'CASH', amountFen: null },
  ]);
  const sum = repaySum(tenders, 0);
  const bonusFen = bonusOf(steps, sum.amountFen);

  async function take() {
    const done = await pay.act({
      storeId: settings.store.id,
      customerId: standing.customerId,
      sessionId,
      tenders: tenders.map(tenderToBook),
      bonusFen,
    });
    if (!done) return;
    onTaken({
      number: done.number,
      takenAt: serverNow(),
      cashier: person.name,
      name: standing.name,
      maskedNumber: standing.maskedNumber,
      tenders: tenders.map((tender) => ({ id: tender.id, ...tenderToBook(tender) })),
      amountFen: done.amountFen,
      receivableFen: standing.receivableFen,
      stored: {
        bonusFen: done.bonusFen,
        valueFen: done.storedValueFen,
        bonusLeftFen: done.storedBonusFen,
      },
    });
  }
  const wanting = sum.isWhole ? null : repay('amountFirst');
  return (
    <div className="flex flex-col gap-4 pb-4 lg:grid lg:grid-cols-2 lg:items-start lg:gap-8">
      <section aria-label={t('has')} className="flex flex-col gap-3">
        <WhoseMoney name={standing.name} maskedNumber={standing.maskedNumber} onOther={onOther} />
        <p className="flex flex-wrap items-baseline gap-2">
          <span className="text-ink-soft">{t('has')}</span>
          <Amount fen={standing.storedValueFen + standing.storedBonusFen} tone="plain" size="figure-lg" />
          {standing.storedBonusFen > 0 ? (
            <span className="text-ink-soft text-sm">
              {t('ofBonus', { bonus: formatMoney(standing.storedBonusFen) })}
            </span>
          ) : null}
        </p>
        <Offers
          steps={steps}
          onChoose={(fromFen) =>
            setTenders(([first]) => [
              { id: first?.id ?? newId(), kind: first?.kind ?? 'CASH', amountFen: fromFen },
            ])
          }
        />
      </section>
      <section aria-label={repay('money')} className="flex flex-col gap-4">
        <RepayTenders kinds={kinds} tenders={tenders} restFen={0} onChange={setTenders} />
        {bonusFen > 0 ? <p className="text-lg">{t('bonus', { bonus: formatMoney(bonusFen) })}</p> : null}
        <TakeButton
          label={t('take')}
          amountFen={sum.amountFen}
          wanting={wanting}
          busy={pay.busy}
          problem={pay.problem}
          onTake={() => void take()}
        />
      </section>
    </div>
  );
}

/** What the chain puts on top, to be pressed. */
function Offers({ steps, onChoose }: { steps: Steps; onChoose: (fromFen: number) => void }) {
  const t = useTranslations('sales.topUp');
  if (steps.length === 0) return null;
  return (
    <ul aria-label={t('offers')} className="flex flex-wrap gap-2">
      {steps.map(({ fromFen, bonusFen }) => (
        <li key={fromFen}>
          <Button size="lg" onClick={() => onChoose(fromFen)}>
            {t('offer', { from: formatMoney(fromFen), bonus: formatMoney(bonusFen) })}
          </Button>
        </li>
      ))}
    </ul>
  );
}
