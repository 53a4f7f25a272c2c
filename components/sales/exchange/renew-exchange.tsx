'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useReducer } from 'react';
import type { BasketExchange } from '@/client/basket-exchange';
import { APPROVAL_MARGIN_MS } from '@/client/line-approval';
import { serverNowMs } from '@/client/server-time';
import { useCounter } from '../counter-context';
import { ReturnApproval } from '../return-approval';

/** Has the word for goods that come back run out, or is it about to? Drawn anew when it does. */
export function useExchangeRanOut(exchange: BasketExchange | null): boolean {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const until = exchange?.approvalUntilMs;
  const endsAt = until === undefined ? null : until - APPROVAL_MARGIN_MS;
  useEffect(() => {
    if (endsAt === null || endsAt <= serverNowMs()) return;
    const timer = setTimeout(draw, endsAt - serverNowMs() + 50);
    return () => clearTimeout(timer);
  }, [endsAt]);
  return endsAt !== null && endsAt <= serverNowMs();
}

/** The goods that were chosen stay; what comes back is allowed anew. */
export function RenewExchange({ exchange }: { exchange: BasketExchange }) {
  const t = useTranslations('sales.exchange');
  const { dispatch, show } = useCounter();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 lg:p-6">
      <ReturnApproval
        asked={{
          requestId: exchange.returnId,
          originalTicketId: exchange.originalTicketId,
          lines: exchange.lines.map(({ returnsLineId, name, quantity, disposition, refundFen }) => ({
            line: { id: returnsLineId, productName: name, spec: '', productCode: '', unit: '' },
            quantity,
            disposition,
            refundFen,
          })),
          refundFen: exchange.refundFen,
        }}
        why={t('wordRanOut')}
        onBack={() => show({ name: 'sell' })}
        onGranted={(approvalId, until) =>
          dispatch({
            type: 'exchange',
            exchange: { ...exchange, approvalId, approvalUntilMs: until.getTime() },
          })
        }
      />
    </div>
  );
}
