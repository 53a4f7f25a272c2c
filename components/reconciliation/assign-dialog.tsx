'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useEach } from '@/components/shell/use-each';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useTRPC, useTRPCClient } from '@/trpc/react';

/** Says who answers for a discrepancy, or for several of one store. */
export function AssignDialog({
  storeId,
  discrepancyIds,
  name,
  onDone,
  assigned,
}: {
  storeId: string;
  discrepancyIds: readonly string[];
  name: string;
  onDone: () => void;
  /** After it was done. */
  assigned?: () => void;
}) {
  const t = useTranslations('reconciliation');
  const common = useTranslations('common');
  const { reconciliation } = useTRPCClient();
  const each = useEach();
  const { act, busy, problem } = useAct(async ({ ownerId }: { requestId: string; ownerId: string }) => {
    await each(
      discrepancyIds,
      (discrepancyId) => [discrepancyId, ownerId],
      (discrepancyId, requestId) =>
        reconciliation.assign.mutate({ storeId, discrepancyId, ownerId, requestId }),
    );
    return true;
  });
  const people = useQuery(useTRPC().reconciliation.owners.queryOptions({ storeId }));
  const [ownerId, setOwnerId] = useState('');
  const [isMissing, setIsMissing] = useState(false);

  async function assign() {
    setIsMissing(ownerId === '');
    if (ownerId === '' || !(await act({ ownerId }))) return;
    onDone();
    assigned?.();
    toast.success(t('assigned'));
  }

  return (
    <FormDialog
      open
      onOpenChange={onDone}
      title={t('assignTitle')}
      description={name}
      busy={busy}
      problem={problem}
      onSubmit={(event) => {
        event.preventDefault();
        void assign();
      }}
    >
      <Field
        label={t('owner')}
        required
        error={isMissing ? common('fillIn', { field: t('owner') }) : undefined}
      >
        <Select
          value={ownerId}
          placeholder={t('chooseOwner')}
          onChange={(event) => setOwnerId(event.target.value)}
          options={(people.data ?? []).map((person) => ({ value: person.id, label: person.name }))}
        />
      </Field>
    </FormDialog>
  );
}
