'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { serverNow } from '@/client/server-time';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { useServerAnswers } from '@/components/shell/use-server-answers';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoney } from '@/lib/format';
import { bonusOf } from '@/lib/top-up-bonus';
import type { StandingAtCounter } from '@/server/customers/credit/credit-standing';
import { ruleOf, tendersOfStore } from '@/server/tills/payment-rules';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';
import { FindCustomer } from '../customer/customer-sheet';
import { ScreenFrame } from '../screen-frame';
import { useOnline } from '../use-online';
import { type RepayTender, repaySum } from './repay-rules';
import { RepaySlip, type TakenRepayment } from './repay-slip';
import { RepayTenders } from './repay-tenders';

type Customer = { id: string; code: string };

/** A customer pays money in to be spent later: whoever it is, the money, the slip. Money that nobody books is not taken: only with a line. */
export function TopUpScreen({ customer: asked }: { customer: Customer | null }) {
  const t = useTranslations('sales.topUp');
  const repay = useTranslations('sales.repay');
  const { session } = useCounter();
  const isOnline = useOnline();
  const answers = useServerAnswers();
  const [customer, setCustomer] = useState(asked);
  const [taken, setTaken] = useState<TakenRepayment | null>(null);
  return (
    <ScreenFrame title={t('title')}>
      {taken ? (
        <RepaySlip
          taken={taken}
          onNext={() => {
            setTaken(null);
            setCustomer(null);
          }}
        />
      ) : !isOnline || !answers ? (
        <EmptyState title={t('offline')} description={repay('offlineHint')} />
      ) : session === null ? (
        <EmptyState title={repay('noTill')} description={repay('noTillHint')} />
      ) : customer ? (
        <TopUpMoney
          key={customer.id}
          customer={customer}
          sessionId={session.id}
          onOther={() => setCustomer(null)}
          onTaken={setTaken}
        />
      ) : (
        <section aria-label={t('whose')} className="w-full max-w-xl">
          <FindCustomer onFound={setCustomer} addsNobody />
        </section>
      )}
    </ScreenFrame>
  );
}

interface MoneyProps {
  customer: Customer;
  sessionId: string;
  onOther: () => void;
  onTaken: (taken: TakenRepayment) => void;
}

function TopUpMoney(props: MoneyProps) {
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

function Take(props: MoneyProps & { standing: StandingAtCounter; steps: Steps }) {
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
      tenders: tenders.map(({ kind, amountFen }) => ({ kind, amountFen: amountFen ?? 0 })),
      bonusFen,
    });
    if (!done) return;
    onTaken({
      number: done.number,
      takenAt: serverNow(),
      cashier: person.name,
      name: standing.name,
      maskedNumber: standing.maskedNumber,
      tenders: tenders.map(({ id, kind, amountFen }) => ({ id, kind, amountFen: amountFen ?? 0 })),
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
        <div className="flex flex-wrap items-baseline gap-x-3">
          <p className="font-semibold text-xl">{standing.name}</p>
          <p className="figures text-ink-soft">{standing.maskedNumber}</p>
          <Button size="lg" variant="ghost" className="ml-auto" onClick={onOther}>
            {repay('other')}
          </Button>
        </div>
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
        {pay.problem ? <Callout tone="late" title={pay.problem} /> : null}
        <Button
          size="xl"
          variant="primary"
          missing={wanting}
          loading={pay.busy}
          onClick={(event) => {
            // A double tap is one tap.
            if (event.detail <= 1) void take();
          }}
        >
          {t('take')} <Amount fen={sum.amountFen} tone="plain" />
        </Button>
        {wanting ? <p className="text-center text-ink-soft text-sm">{wanting}</p> : null}
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
