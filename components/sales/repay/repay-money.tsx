'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { serverNow } from '@/client/server-time';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoney } from '@/lib/format';
import { sumFen } from '@/lib/money';
import type { StandingAtCounter } from '@/server/customers/credit/credit-standing';
import { ruleOf, tendersOfStore } from '@/server/tills/payment-rules';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';
import type { MoneyOf } from './customer-money-screen';
import { askedFen, type RepayTender, repaySum, tenderToBook } from './repay-rules';
import { RepayTenders } from './repay-tenders';
import { TakeButton, WhoseMoney } from './take-money';

/** What a customer owes, which of it they pay, and what with. */
export function RepayMoney(props: MoneyOf) {
  const t = useTranslations('sales.repay');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const standing = useQuery({
    ...trpc.credit.standing.queryOptions({ storeId: settings.store.id, customerId: props.customer.id }),
    // What was sold or paid a minute ago is in it.
    staleTime: 0,
    gcTime: 0,
  });
  if (standing.isError) return <Callout tone="late" title={errorText(standing.error)} />;
  // The paying screen may have left an older answer: what is asked for is filled in from this one.
  if (!standing.data || !standing.isFetchedAfterMount) return <p className="text-ink-soft">{t('reading')}</p>;
  return <Take {...props} standing={standing.data} />;
}

function Take({ standing, sessionId, onOther, onTaken }: MoneyOf & { standing: StandingAtCounter }) {
  const t = useTranslations('sales.repay');
  const client = useTRPCClient();
  const { settings, person } = useCounter();
  const kinds = tendersOfStore(settings.store.tenders).filter((kind) => ruleOf(kind).isMoney);
  const pay = useAct(client.credit.repay.mutate, { quiet: true });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [keepsRest, setKeepsRest] = useState(false);
  const first = () => [
    { id: newId(), kind: kinds[0] ?? 'CASH', amountFen: askedFen(standing, chosen) || null },
  ];
  const [tenders, setTenders] = useState<RepayTender[]>(first);
  const owedFen = sumFen(standing.owed.map(({ leftFen }) => leftFen));
  const sum = repaySum(tenders, owedFen);

  function choose(entryId: string) {
    const next = new Set(chosen);
    if (!next.delete(entryId)) next.add(entryId);
    setChosen(next);
    // What was chosen is what is asked for, as long as one tender pays it all.
    const [only] = tenders;
    if (only && tenders.length === 1) setTenders([{ ...only, amountFen: askedFen(standing, next) || null }]);
  }
  async function take() {
    const entryIds = standing.owed.map(({ entryId }) => entryId).filter((id) => chosen.has(id));
    const done = await pay.act({
      storeId: settings.store.id,
      customerId: standing.customerId,
      sessionId,
      tenders: tenders.map(tenderToBook),
      entryIds,
      keepsRest: sum.moreFen > 0 && keepsRest,
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
      receivableFen: done.receivableFen,
    });
  }
  const wanting = !sum.isWhole ? t('amountFirst') : sum.moreFen > 0 && !keepsRest ? t('tooMuch') : null;
  return (
    <div className="flex flex-col gap-4 pb-4 lg:grid lg:grid-cols-2 lg:items-start lg:gap-8">
      <section aria-label={t('owed')} className="flex flex-col gap-3">
        <WhoseMoney name={standing.name} maskedNumber={standing.maskedNumber} onOther={onOther} />
        <p className="flex items-baseline gap-2">
          <span className="text-ink-soft">{t('owes')}</span>
          <Amount fen={Math.max(0, standing.receivableFen)} tone="plain" size="figure-lg" />
        </p>
        <Owed standing={standing} chosen={chosen} onChoose={choose} />
      </section>
      <section aria-label={t('money')} className="flex flex-col gap-4">
        <RepayTenders
          kinds={kinds}
          tenders={tenders}
          restFen={askedFen(standing, chosen)}
          onChange={setTenders}
        />
        {sum.moreFen > 0 ? (
          <Checkbox
            label={t('keepsRest', { rest: formatMoney(sum.moreFen) })}
            checked={keepsRest}
            onCheckedChange={setKeepsRest}
          />
        ) : null}
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

function Owed(props: {
  standing: StandingAtCounter;
  chosen: ReadonlySet<string>;
  onChoose: (entryId: string) => void;
}) {
  const t = useTranslations('sales.repay');
  const { settings } = useCounter();
  const { owed, overdueDays: _, ...standing } = props.standing;
  if (owed.length === 0) return <EmptyState title={t('nothing')} description={t('nothingHint')} />;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-ink-soft text-sm">{t('which')}</legend>
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {owed.map(({ entryId, day, dueDay, leftFen, storeId }) => (
          <li key={entryId} className="flex min-h-14 items-center justify-between gap-3 px-3 py-1">
            <Checkbox
              checked={props.chosen.has(entryId)}
              onCheckedChange={() => props.onChoose(entryId)}
              label={
                <span className="flex flex-wrap items-center gap-x-2">
                  <BusinessDay day={day} />
                  {storeId === settings.store.id ? null : (
                    <span className="text-ink-soft">{t('elsewhere')}</span>
                  )}
                  {dueDay < settings.businessDay ? <Badge tone="late">{t('overdue')}</Badge> : null}
                </span>
              }
              hint={
                <>
                  {t('due')} <BusinessDay day={dueDay} />
                </>
              }
            />
            <Amount fen={leftFen} tone="plain" className="font-semibold" />
          </li>
        ))}
      </ul>
      {standing.receivableFen < 0 ? <p className="text-ink-soft text-sm">{t('ahead')}</p> : null}
    </fieldset>
  );
}
