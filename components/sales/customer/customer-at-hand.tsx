'use client';

import { HandCoins, UserMinus, Wallet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { BasketCustomer } from '@/client/basket';
import { isOnCredit } from '@/client/basket-credit';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DetailList } from '@/components/ui/detail-list';
import { useCounter } from '../counter-context';
import { CustomerStanding } from './customer-standing';
import { LastPurchases } from './last-purchases';
import { useCustomerNamed } from './use-customer-named';

/** Who the basket is for, and what there is between them and the shop. */
export function CustomerAtHand(props: {
  customer: BasketCustomer;
  onRemove: () => void;
  onClose: () => void;
}) {
  const { customer } = props;
  const t = useTranslations('sales.customer');
  const { state, can, show } = useCounter();
  const { name, number, level, servedBy, tags, isOld } = useCustomerNamed(customer);
  return (
    <div className="flex flex-col gap-4">
      <p className="font-semibold text-xl">{name}</p>
      {isOld ? <p className="text-ink-soft text-sm">{t('isOld')}</p> : null}
      <DetailList
        items={[
          { label: t('number'), value: number ?? t('noNumber') },
          { label: t('code'), value: <span className="figures">{customer.code}</span> },
          ...(level ? [{ label: t('level'), value: level }] : []),
          ...(servedBy ? [{ label: t('servedByLabel'), value: servedBy }] : []),
        ]}
      />
      {tags.length > 0 ? (
        <p className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      ) : null}
      <CustomerStanding customerId={customer.id} />
      {can('credit.repay') ? (
        <Button
          size="lg"
          onClick={() => {
            props.onClose();
            show({ name: 'repay', customer });
          }}
        >
          <HandCoins aria-hidden />
          {t('repay')}
        </Button>
      ) : null}
      {can('credit.topUp') ? (
        <Button
          size="lg"
          onClick={() => {
            props.onClose();
            show({ name: 'topUp', customer });
          }}
        >
          <Wallet aria-hidden />
          {t('topUp')}
        </Button>
      ) : null}
      <LastPurchases customerId={customer.id} onOpen={props.onClose} />
      <Button
        size="lg"
        missing={isOnCredit(state.basket) ? t('takeOffFirst') : null}
        onClick={props.onRemove}
      >
        <UserMinus aria-hidden />
        {t('takeOff')}
      </Button>
      {isOnCredit(state.basket) ? <p className="text-ink-soft text-sm">{t('takeOffFirst')}</p> : null}
    </div>
  );
}
