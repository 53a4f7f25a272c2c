'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useServerAnswers } from '@/components/shell/use-server-answers';
import { EmptyState } from '@/components/ui/empty-state';
import { useCounter } from '../counter-context';
import { FindCustomer } from '../customer/customer-sheet';
import { ScreenFrame } from '../screen-frame';
import { useOnline } from '../use-online';
import { RepayMoney } from './repay-money';
import { RepaySlip, type TakenRepayment } from './repay-slip';

/** A customer pays what they owe: whoever it is, the money, the slip. Money that nobody books is not taken: only with a line. */
export function RepayScreen({ customer: asked }: { customer: { id: string; code: string } | null }) {
  const t = useTranslations('sales.repay');
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
        <EmptyState title={t('offline')} description={t('offlineHint')} />
      ) : session === null ? (
        <EmptyState title={t('noTill')} description={t('noTillHint')} />
      ) : customer ? (
        <RepayMoney
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
