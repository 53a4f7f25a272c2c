'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useServerAnswers } from '@/components/shell/use-server-answers';
import { EmptyState } from '@/components/ui/empty-state';
import { useCounter } from '../counter-context';
import { FindCustomer } from '../customer/customer-sheet';
import { ScreenFrame } from '../screen-frame';
import { useOnline } from '../use-online';
import { RepaySlip, type TakenRepayment } from './repay-slip';

/** What somebody who takes a customer's money at a till goes by. */
export interface MoneyOf {
  customer: { id: string; code: string };
  sessionId: string;
  onOther: () => void;
  onTaken: (taken: TakenRepayment) => void;
}

/** Money of a customer that pays for no goods: whose it is, the money, the slip. Money that nobody books is not taken: only with a line. */
export function CustomerMoneyScreen({
  customer: asked,
  words,
  children,
}: {
  customer: MoneyOf['customer'] | null;
  words: { title: string; offline: string; whose: string };
  children: (of: MoneyOf) => ReactNode;
}) {
  const t = useTranslations('sales.repay');
  const { session } = useCounter();
  const isOnline = useOnline();
  const answers = useServerAnswers();
  const [customer, setCustomer] = useState(asked);
  const [taken, setTaken] = useState<TakenRepayment | null>(null);
  return (
    <ScreenFrame title={words.title}>
      {taken ? (
        <RepaySlip
          taken={taken}
          onNext={() => {
            setTaken(null);
            setCustomer(null);
          }}
        />
      ) : !isOnline || !answers ? (
        <EmptyState title={words.offline} description={t('offlineHint')} />
      ) : session === null ? (
        <EmptyState title={t('noTill')} description={t('noTillHint')} />
      ) : customer ? (
        children({ customer, sessionId: session.id, onOther: () => setCustomer(null), onTaken: setTaken })
      ) : (
        <section aria-label={words.whose} className="w-full max-w-xl">
          <FindCustomer onFound={setCustomer} addsNobody />
        </section>
      )}
    </ScreenFrame>
  );
}
