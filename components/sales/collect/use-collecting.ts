'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PaidTender } from '@/client/basket';
import { serverAnswers } from '@/client/server-contact';
import { kindOfPaymentCode } from '@/lib/payment-code';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { useCounter } from '../counter-context';
import type { useSure } from '../use-sure';
import { type ChargedKind, useCharging } from './use-charging';

interface Taking {
  tenders: readonly PaidTender[];
  leftFen: number;
  /** What is offered here. */
  kinds: readonly TenderKindName[];
  sure: ReturnType<typeof useSure>;
  isBusy: boolean;
  /** What a scanned payment code pays: what was typed, or all that is left; null: nothing. */
  amountFen: () => number | null;
  onBegin: () => void;
  /** A phone paid all that was left. */
  onPaid: () => void;
}

/** WeChat and Alipay by the customer's payment code, where the store has a provider for it. In practice nobody's phone is asked. */
export function useCollecting(taking: Taking) {
  const { settings, practice, dispatch } = useCounter();
  const isOn = practice === null && settings.store.scansPayments === true;
  const charging = useCharging();
  /** A payment that waits for the customer's payment code. */
  const [coded, setCoded] = useState<{ kind: ChargedKind; amountFen: number } | null>(null);

  /** The customer has paid and is about to go: the sale ends at once. After a reload, or on the way back here, it waits for Finish. */
  const running = useRef<string | null>(null);
  const id = charging.charging?.id ?? null;
  const ended = useEffectEvent((was: string) => {
    const isPaid = taking.tenders.some((tender) => tender.id === was);
    if (isPaid && taking.leftFen === 0 && !taking.isBusy) taking.onPaid();
  });
  useEffect(() => {
    if (id === null && running.current !== null) ended(running.current);
    running.current = id;
  }, [id]);

  return {
    charging,
    coded,
    dropCode: () => setCoded(null),
    /** Is the money of this kind asked of a phone, or not taken after all? Else whoever serves says that it was paid. */
    async takes(kind: TenderKindName, amountFen: number): Promise<boolean> {
      if (!isOn || (kind !== 'WECHAT' && kind !== 'ALIPAY')) return false;
      if (!(await serverAnswers())) return !(await taking.sure.ofWord(amountFen));
      charging.forget();
      setCoded({ kind, amountFen });
      return true;
    },
    /** @returns false where a payment code is nothing to this counter */
    charge(code: string): boolean {
      const kind = kindOfPaymentCode(code);
      const amountFen = coded?.amountFen ?? taking.amountFen();
      if (
        !isOn ||
        !kind ||
        !taking.kinds.includes(kind) ||
        !amountFen ||
        taking.leftFen === 0 ||
        taking.isBusy
      )
        return false;
      setCoded(null);
      taking.onBegin();
      charging.begin(kind, amountFen, code);
      return true;
    },
    /** What a phone paid is given back there before it is taken off. */
    async untender(tenderId: string): Promise<void> {
      const tender = taking.tenders.find((one) => one.id === tenderId);
      if (tender?.isCharged && (tender.kind === 'WECHAT' || tender.kind === 'ALIPAY')) {
        const { kind, amountFen } = tender;
        if (!(await taking.sure.ofGivingBack(amountFen))) return;
        if (!(await charging.callOff({ id: tenderId, kind, amountFen }))) return;
      }
      dispatch({ type: 'untender', tenderId });
    },
  };
}
