'use client';

import { useTranslations } from 'next-intl';
import { type BasketLine, priceOf } from '@/client/basket';
import { newId } from '@/client/new-id';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { goodsName } from '@/lib/goods-name';
import { mulQuantity } from '@/lib/money';
import { presetReason } from '@/lib/preset-reason';
import { milliToText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';
import { type ApproverChoice, ApproverEntry } from './approver-entry';
import { useCounter } from './counter-context';
import { useHold } from './use-hold';
import { type PhoneApproval, usePhoneApproval } from './use-phone-approval';
import type { LineToAllow } from './use-price-check';

const REASONS = ['regular', 'sample', 'match', 'bulk', 'clearance', 'damaged'] as const;

interface LineAsked extends Pick<LineToAllow, 'kind'> {
  line: BasketLine;
  netFen: number;
  oldFen: number;
}

/** A phone is asked about all of them at once; the request goes where the basket goes. */
function usePhoneForLines(lines: readonly LineAsked[]): PhoneApproval {
  const { state, dispatch } = useCounter();
  const asked = state.basket.asked ?? null;
  return usePhoneApproval({
    acts: lines.map(({ line, kind, netFen, oldFen }) => ({
      kind,
      subjectId: state.basket.id,
      lineId: line.id,
      productId: line.product.id,
      quantity: milliToText(line.quantityMilli),
      netFen,
      oldFen,
    })),
    kept: {
      asked,
      keep: (one) =>
        dispatch({
          type: 'asked',
          asked: one && {
            ...one,
            lines: lines.map(({ line, kind, netFen }) => ({
              lineId: line.id,
              kind,
              netFen,
              quantityMilli: line.quantityMilli,
            })),
          },
        }),
    },
    onApproved(words) {
      for (const { lineId, kind, netFen, quantityMilli } of asked?.lines ?? []) {
        const word = words.find((one) => one.lineId === lineId);
        if (!word) continue;
        const approval = { id: word.id, kind, netFen, quantityMilli, expiresAtMs: word.expiresAt.getTime() };
        dispatch({ type: 'approved', lineId, approval });
      }
      dispatch({ type: 'asked', asked: null });
    },
  });
}

/** The basket waits for its answer among those on hold, and the next customer is served. */
function useServeNext() {
  const t = useTranslations('sales.phone');
  const { state, show } = useCounter();
  const { hold } = useHold();
  return async () => {
    const first = state.basket.lines[0];
    await hold(t('heldLabel', { goods: first ? goodsName(first.product) : '' })).then(
      () => show({ name: 'sell' }),
      () => toast.error(t('notHeld')),
    );
  };
}

/** Over the basket: which lines are below what may be sold freely, and who allows it. */
export function ApprovalPanel({ allow, onBack }: { allow: readonly LineToAllow[]; onBack: () => void }) {
  const t = useTranslations('sales.approval');
  const client = useTRPCClient();
  const { settings, state, dispatch } = useCounter();
  const priced = priceOf(state.basket);
  const lines = state.basket.lines.flatMap((line, index) => {
    const kind = allow.find(({ lineId }) => lineId === line.id)?.kind;
    return kind
      ? [
          {
            line,
            kind,
            netFen: priced.lines[index]?.netFen ?? 0,
            oldFen: mulQuantity(line.product.listPriceFen, line.quantityMilli),
          },
        ]
      : [];
  });
  const overAlone = lines.every(({ kind }) => kind === 'OVER_LIMIT');

  async function grant({ granterId, reason, pin }: ApproverChoice) {
    for (const { line, kind, netFen, oldFen } of lines) {
      const { approvalId, expiresAt } = await client.approvals.grant.mutate({
        kind,
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
          kind,
          netFen,
          quantityMilli: line.quantityMilli,
          expiresAtMs: expiresAt.getTime(),
        },
      });
    }
  }

  const phone = usePhoneForLines(lines);
  const serveNext = useServeNext();

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:flex-row">
      <section className="flex flex-1 flex-col gap-4 p-4 lg:p-6">
        <h2 className="font-semibold text-xl">{t('title')}</h2>
        <p className="text-ink-soft">{t(overAlone ? 'overLimit' : 'description')}</p>
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
        <Button
          size="lg"
          className="self-start"
          onClick={() => {
            phone.withdraw();
            onBack();
          }}
        >
          {t('back')}
        </Button>
      </section>
      <ApproverEntry
        reasons={REASONS.map((reason) => ({ value: presetReason(reason), label: t(`reasons.${reason}`) }))}
        phone={phone}
        onServeNext={() => void serveNext()}
        onGrant={grant}
      />
    </div>
  );
}
