'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type ApproverChoice, ApproverEntry } from '@/components/sales/approver-entry';
import { useCounter } from '@/components/sales/counter-context';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { useTRPC, useTRPCClient } from '@/trpc/react';

/** A manager's word for a difference above the store's limit. */
export function DifferenceApproval(props: {
  sessionId: string;
  differenceFen: number;
  /** What is still to be filled in before anybody allows it. */
  first: string | undefined;
  onGranted: (approvalId: string) => void;
}) {
  const t = useTranslations('tills.close');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { settings, person } = useCounter();
  const storeId = settings.store.id;
  const approvers = useQuery(trpc.approvals.approvers.queryOptions({ storeId }));
  const [error, setError] = useState<string | null>(null);
  const request = useRequestId();
  async function grant({ granterId, reason, pin }: ApproverChoice) {
    setError(null);
    try {
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
    } catch (failure) {
      setError(errorText(failure));
    }
  }
  return (
    <ApproverEntry
      approvers={(approvers.data ?? []).filter(({ id }) => id !== person.id || settings.store.selfApproval)}
      loading={approvers.isPending}
      reasons={(['wrongChange', 'unknown', 'notBooked', 'other'] as const).map((name) =>
        t(`reasons.${name}`),
      )}
      first={props.first}
      error={error ?? (approvers.isError ? errorText(approvers.error) : null)}
      onGrant={grant}
    />
  );
}
