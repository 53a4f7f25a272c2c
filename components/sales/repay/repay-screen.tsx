'use client';

import { useTranslations } from 'next-intl';
import { CustomerMoneyScreen, type MoneyOf } from './customer-money-screen';
import { RepayMoney } from './repay-money';

/** A customer pays what they owe. */
export function RepayScreen({ customer }: { customer: MoneyOf['customer'] | null }) {
  const t = useTranslations('sales.repay');
  const words = { title: t('title'), offline: t('offline'), whose: t('whose') };
  return (
    <CustomerMoneyScreen customer={customer} words={words}>
      {(of) => <RepayMoney key={of.customer.id} {...of} />}
    </CustomerMoneyScreen>
  );
}
