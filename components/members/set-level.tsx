'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { MemberLevelShown } from '@/server/customers/members/member-levels';
import { useTRPCClient } from '@/trpc/react';

/** What a customer is given as a member from now on. */
export function SetLevel(props: {
  customer: { id: string; name: string; level: { id: string } | null };
  levels: readonly MemberLevelShown[];
  storeId: string;
}) {
  const { customer, levels, storeId } = props;
  const t = useTranslations('members');
  const words = useTranslations('customers.page');
  const client = useTRPCClient();
  const deed = useAct(client.members.setLevel.mutate);
  const [levelId, setLevelId] = useState(customer.level?.id ?? '');
  if (levels.length === 0) return null;
  return (
    <ActDialog
      label={t('set')}
      title={customer.name}
      description={t('setHint')}
      deed={deed}
      submit={async () =>
        (await deed.act({ storeId, customerId: customer.id, levelId: levelId || null })) !== undefined
      }
      done={t('setDone')}
    >
      <Field label={t('level')}>
        <Select
          value={levelId}
          onChange={(event) => setLevelId(event.target.value)}
          options={[
            { value: '', label: words('noLevel') },
            ...levels.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
    </ActDialog>
  );
}
