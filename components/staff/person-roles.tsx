'use client';

import { Plus, ShieldOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { GrantRoleForm } from './grant-role-form';

export type ShownGrant = {
  id: string;
  role: string;
  storeId: string | null;
  storeName: string | null;
  grantedAt: Date;
  revokedAt: Date | null;
};

type Props = {
  person: { id: string; name: string; active: boolean };
  grants: readonly ShownGrant[];
  stores: readonly { id: string; name: string }[];
  mayManage: boolean;
  timeZone: string;
};

/** The roles a person holds, and those they held. */
export function PersonRoles(props: Props) {
  const t = useTranslations('staff.person');
  const [granting, setGranting] = useState(false);
  const current = props.grants.filter(({ revokedAt }) => revokedAt === null);
  const former = props.grants.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <>
      <Section
        title={t('roles')}
        actions={
          props.mayManage && props.person.active ? (
            <Button variant="primary" onClick={() => setGranting(true)}>
              <Plus aria-hidden />
              {t('grant')}
            </Button>
          ) : null
        }
      >
        <Card padding="none">
          {current.length === 0 ? (
            <EmptyState icon={ShieldOff} title={t('noRoles')} description={t('noRolesHint')} />
          ) : (
            <GrantList {...props} grants={current} />
          )}
        </Card>
      </Section>
      {former.length > 0 ? (
        <Section title={t('formerRoles')}>
          <Card padding="none">
            <GrantList {...props} grants={former} mayManage={false} />
          </Card>
        </Section>
      ) : null}
      {granting ? (
        <GrantRoleForm personId={props.person.id} stores={props.stores} onClose={() => setGranting(false)} />
      ) : null}
    </>
  );
}

function GrantList({ person, grants, mayManage, timeZone }: Props) {
  const t = useTranslations('staff.person');
  const common = useTranslations('common');
  const roleName = useTranslations('shell.roles');
  const client = useTRPCClient();
  const revoke = useAct(client.staff.revokeRole.mutate);
  const [asking, setAsking] = useState<ShownGrant | null>(null);
  return (
    <>
      <ul className="divide-y divide-rule">
        {grants.map((grant) => (
          <li
            key={grant.id}
            className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm"
          >
            <span className="min-w-32 font-medium">{roleName(grant.role)}</span>
            <span className="min-w-32 flex-1">{grant.storeName ?? t('everywhere')}</span>
            <span className="text-ink-soft">
              <DateTime at={grant.grantedAt} timeZone={timeZone} show="date" />
              {grant.revokedAt ? (
                <>
                  {' – '}
                  <DateTime at={grant.revokedAt} timeZone={timeZone} show="date" />
                </>
              ) : (
                ` ${t('sinceThen')}`
              )}
            </span>
            {mayManage ? (
              <Button
                size="sm"
                onClick={() => {
                  revoke.clear();
                  setAsking(grant);
                }}
              >
                {t('revoke')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        tone="danger"
        title={
          asking
            ? t('revokeTitle', {
                name: person.name,
                role: roleName(asking.role),
                store: asking.storeName ?? t('everywhere'),
              })
            : ''
        }
        description={t('revokeText')}
        confirmLabel={t('revoke')}
        cancelLabel={common('back')}
        onConfirm={async () => {
          if (!asking || !(await revoke.act({ grantId: asking.id }))) throw new Error('refused');
          toast.success(t('revoked'));
        }}
      >
        {revoke.problem ? <Callout tone="late" title={revoke.problem} /> : null}
      </ConfirmDialog>
    </>
  );
}
