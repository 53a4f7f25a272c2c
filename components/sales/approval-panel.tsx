'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { priceOf } from '@/client/basket';
import { newId } from '@/client/new-id';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { goodsName } from '@/lib/goods-name';
import { mulQuantity } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { type ApproverChoice, ApproverEntry } from './approver-entry';
import { useCounter } from './counter-context';

const REASONS = ['regular', 'sample', 'match', 'bulk', 'clearance', 'damaged'] as const;

/** Over the basket: which lines are below what may be sold freely, and who allows it. */
export function ApprovalPanel({ lineIds, onBack }: { lineIds: readonly string[]; onBack: () => void }) {
  const t = useTranslations('sales.approval');
  const errorText = useErrorText();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const { settings, state, dispatch, person } = useCounter();
  const approvers = useQuery(trpc.approvals.approvers.queryOptions({ storeId: settings.store.id }));
  const [error, setError] = useState<string | null>(null);
  const priced = priceOf(state.basket);
  const lines = state.basket.lines.flatMap((line, index) =>
    lineIds.includes(line.id)
      ? [
          {
            line,
            netFen: priced.lines[index]?.netFen ?? 0,
            oldFen: mulQuantity(line.product.listPriceFen, line.quantityMilli),
          },
        ]
      : [],
  );

  async function grant({ granterId, reason, pin }: ApproverChoice) {
    setError(null);
    try {
      for (const { line, netFen, oldFen } of lines) {
        const { approvalId, expiresAt } = await client.approvals.grant.mutate({
          kind: 'BELOW_FLOOR',
          requestId: newId(),
          storeId: settings.store.id,
          granterId,
          reason,
          pin,
          subjectId: state.basket.id,
          lineId: line.id,
          productId: line.product.id,
          quantity: milliToText(line.quantityMilli),
          netFen,
          oldFen,
        });
        dispatch({
          type: 'approved',
          lineId: line.id,
          approval: {
            id: approvalId,
            netFen,
            quantityMilli: line.quantityMilli,
            expiresAtMs: expiresAt.getTime(),
          },
        });
      }
    } catch (failure) {
      setError(errorText(failure));
    }
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:flex-row">
      <section className="flex flex-1 flex-col gap-4 p-4 lg:p-6">
        <h2 className="font-semibold text-xl">{t('title')}</h2>
        <p className="text-ink-soft">{t('description')}</p>
        <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
          {lines.map(({ line, netFen, oldFen }) => (
            <li key={line.id} className="flex min-h-16 items-center gap-3 px-4 py-2">
              <span className="min-w-0 flex-1 text-base">
                {goodsName(line.product)}
                <span className="block text-ink-soft text-sm">{line.product.code}</span>
              </span>
              <span className="flex flex-col items-end">
                <s className="text-ink-soft">
                  <Amount fen={oldFen} />
                </s>
                <Amount fen={netFen} className="font-semibold text-lg" />
              </span>
            </li>
          ))}
        </ul>
        <Button size="lg" className="self-start" onClick={onBack}>
          {t('back')}
        </Button>
      </section>
      <ApproverEntry
        approvers={(approvers.data ?? []).filter(({ id }) => id !== person.id || settings.store.selfApproval)}
        loading={approvers.isPending}
        reasons={REASONS.map((reason) => t(`reasons.${reason}`))}
        error={error ?? (approvers.isError ? errorText(approvers.error) : null)}
        onGrant={grant}
      />
    </div>
  );
}
