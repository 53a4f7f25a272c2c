'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { hasBegun } from '@/client/basket';
import { isWindowThere, type OpenPayment, takeOverPayment } from '@/client/open-payments';
import { tabletStore } from '@/client/tablet-store';
import { useCounter } from '@/components/sales/counter-context';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatMoney } from '@/lib/format';

/** Each payment nobody finished, with the way to it: a drawer is counted only when none is left. */
export function MoneyTaken({ payments }: { payments: readonly OpenPayment[] }) {
  return payments.map((payment) => <Payment key={payment.windowId} payment={payment} />);
}

function Payment({ payment }: { payment: OpenPayment }) {
  const t = useTranslations('tills.taken');
  const why = useTranslations('common.why');
  const { windowId, show, state, dispatch, storageFault } = useCounter();
  const isOwn = payment.windowId === windowId;
  const [isThere, setThere] = useState(true);
  useEffect(() => {
    const look = () => void isWindowThere(payment.windowId).then(setThere, () => setThere(false));
    look();
    const timer = setInterval(look, 3_000);
    return () => clearInterval(timer);
  }, [payment.windowId]);
  async function takeOver() {
    if (windowId === null) return;
    const basket = await takeOverPayment(tabletStore(), { from: payment.windowId, windowId });
    if (!basket) return setThere(true);
    dispatch({ type: 'load', basket });
    show({ name: 'pay' });
  }
  const how = isOwn ? 'own' : isThere ? 'other' : hasBegun(state.basket) ? 'ownFirst' : 'gone';
  return (
    <Callout
      tone="warn"
      title={t('title', {
        amount: formatMoney(payment.takenFen),
        goods: payment.goods,
        count: payment.lines,
      })}
      actions={
        how === 'own' ? (
          <Button size="lg" variant="primary" onClick={() => show({ name: 'pay' })}>
            {t('toPayment')}
          </Button>
        ) : how === 'gone' ? (
          <Button
            size="lg"
            variant="primary"
            missing={windowId === null ? why('reading') : null}
            onClick={() => void takeOver().catch(storageFault)}
          >
            {t('takeOver')}
          </Button>
        ) : null
      }
    >
      {t(`hints.${how}`)}
    </Callout>
  );
}
