'use client';

import { useTranslations } from 'next-intl';
import { type ApproverChoice, ApproverEntry } from '@/components/sales/approver-entry';
import { useCounter } from '@/components/sales/counter-context';
import { useRequestId } from '@/components/shell/use-request-id';
import { presetReason } from '@/lib/preset-reason';
import { useTRPCClient } from '@/trpc/react';

/** A manager's word for a difference above the store's limit. */
export function DifferenceApproval(props: {
  sessionId: string;
  differenceFen: number;
  /** What is still to be filled in before anybody allows it. */
  first: string | undefined;
  onGranted: (approvalId: string) => void;
}) {
  const t = useTranslations('tills.close');
  const client = useTRPCClient();
  const storeId = useCounter().settings.store.id;
  const request = useRequestId();
  async function grant({ granterId, reason, pin }: ApproverChoice) {
    const { approvalId } = await client.approvals.grant.mutate({
      kind: 'CASH_DIFFERENCE',
      requestId: request.of({ granterId, reason, differenceFen: props.differenceFen }),
      storeId,
      granterId,
      reason,
      pin,
      subjectId: props.sessionId,
      netFen: props.differenceFen,
      oldFen: 0,
    });
    props.onGranted(approvalId);
  }
  return (
    <ApproverEntry
      reasons={(['wrongChange', 'unknown', 'notBooked', 'other'] as const).map((name) => ({
        value: presetReason(name),
        label: t(`reasons.${name}`),
      }))}
      first={props.first}
      onGrant={grant}
    />
  );
}
