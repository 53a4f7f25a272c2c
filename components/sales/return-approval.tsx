'use client';

import { useTranslations } from 'next-intl';
import { useRequestId } from '@/components/shell/use-request-id';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Unit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { presetReason } from '@/lib/preset-reason';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { useTRPCClient } from '@/trpc/react';
import { type ApproverChoice, ApproverEntry } from './approver-entry';
import { useCounter } from './counter-context';
import type { GoodsLine } from './return-line';
import { useAskedHere, usePhoneApproval } from './use-phone-approval';

const REASONS = ['faulty', 'agreed', 'regular', 'other'] as const;

export interface ReturnToApprove {
  /** The return to come. */
  requestId: string;
  originalTicketId: string;
  lines: readonly {
    line: Pick<GoodsLine, 'id' | 'productName' | 'spec' | 'productCode' | 'unit'>;
    quantity: string;
    disposition: 'RESTOCK' | 'DAMAGED';
    refundFen: number;
  }[];
  refundFen: number;
  /** Another way than it was paid, and what of it goes there, fen; missing: none does. */
  elsewhere?: { kind: TenderKindName; fen: number } | undefined;
}

/** Exactly what is allowed. */
function contentOf(asked: ReturnToApprove) {
  const content = {
    subjectId: asked.requestId,
    originalTicketId: asked.originalTicketId,
    lines: asked.lines.map(({ line, quantity, disposition, refundFen }) => ({
      returnsLineId: line.id,
      quantity,
      disposition,
      refundFen,
    })),
    netFen: asked.refundFen,
    oldFen: 0 as const,
  };
  const { elsewhere } = asked;
  return elsewhere
    ? {
        ...content,
        kind: 'REFUND_OTHER_TENDER' as const,
        refundAs: elsewhere.kind,
        elsewhereFen: elsewhere.fen,
      }
    : { ...content, kind: 'RETURN' as const };
}

/** Somebody else looks at exactly this return and allows it with their PIN. */
export function ReturnApproval(props: {
  asked: ReturnToApprove;
  why: string;
  onBack: () => void;
  onGranted: (approvalId: string, expiresAt: Date) => void;
}) {
  const t = useTranslations('sales.return.approval');
  const words = useTranslations('sales.return');
  const kinds = useTranslations('sales.pay.kinds');
  const client = useTRPCClient();
  const storeId = useCounter().settings.store.id;
  const request = useRequestId();
  const { asked } = props;
  async function grant({ granterId, reason, pin }: ApproverChoice) {
    const content = { ...contentOf(asked), storeId, granterId, reason };
    const { approvalId, expiresAt } = await client.approvals.grant.mutate({
      ...content,
      requestId: request.of(content),
      pin,
    });
    props.onGranted(approvalId, expiresAt);
  }
  const phone = usePhoneApproval({
    acts: [contentOf(asked)],
    kept: useAskedHere(),
    onApproved: ([word]) => word && props.onGranted(word.id, word.expiresAt),
  });
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <h3 className="font-semibold text-xl">{t('title')}</h3>
        <p className="font-medium">{props.why}</p>
        <p className="text-ink-soft">{t('description')}</p>
        <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
          {asked.lines.map(({ line, quantity, refundFen }) => (
            <li key={line.id} className="flex min-h-14 items-center gap-3 px-4 py-2">
              <span className="min-w-0 flex-1 text-base">
                {goodsName({ name: line.productName, spec: line.spec })}
                <span className="block text-ink-soft text-sm">{line.productCode}</span>
              </span>
              <span className="figures">
                {formatQuantity(quantity)} <Unit of={line.unit} quantity={quantity} />
              </span>
              <Amount fen={refundFen} className="font-semibold text-lg" />
            </li>
          ))}
        </ul>
        {asked.elsewhere ? (
          <p className="flex items-baseline justify-between gap-3 font-medium">
            <span>{words('elsewhere.backAs', { kind: kinds(asked.elsewhere.kind) })}</span>
            <Amount fen={asked.elsewhere.fen} className="text-lg" />
          </p>
        ) : null}
        <Button
          size="lg"
          className="self-start"
          onClick={() => {
            phone.withdraw();
            props.onBack();
          }}
        >
          {t('back')}
        </Button>
      </div>
      <ApproverEntry
        reasons={REASONS.map((name) => ({ value: presetReason(name), label: t(`reasons.${name}`) }))}
        nobody={t('nobody')}
        phone={phone}
        onGrant={grant}
      />
    </section>
  );
}
