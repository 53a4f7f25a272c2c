'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useCan } from '@/components/shell/session';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { DateInput } from '@/components/ui/date-input';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { CONSENT_PURPOSES } from '@/server/customers/schema';
import { useTRPCClient } from '@/trpc/react';
import type { CustomerShown } from './edit-customer';

/** What the customer agreed to, purpose by purpose, with its date; and what they took back. */
export function CustomerConsents({
  customer,
  storeId,
  timeZone,
}: {
  customer: CustomerShown;
  storeId: string;
  timeZone: string;
}) {
  const t = useTranslations('customers.consents');
  const mayEdit = useCan('customers.edit');
  return (
    <ul className="flex flex-col divide-y divide-rule">
      {CONSENT_PURPOSES.map((purpose) => {
        const own = customer.consents.filter((one) => one.purpose === purpose);
        const held = own.find(({ withdrawnAt }) => withdrawnAt === null);
        return (
          <li key={purpose} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="flex min-w-0 flex-col gap-1">
              <span className="flex flex-wrap items-center gap-2">
                {t(`purposes.${purpose}`)}
                <Badge tone={held ? 'ok' : 'neutral'}>{t(held ? 'given' : 'notGiven')}</Badge>
              </span>
              {own.map((one) => (
                <span key={one.id} className="text-ink-soft text-sm">
                  <DateTime at={one.givenAt} timeZone={timeZone} show="date" /> {one.given} · {one.takenBy}
                  {one.withdrawnAt ? (
                    <>
                      {' · '}
                      {t('withdrawnOn')} <DateTime at={one.withdrawnAt} timeZone={timeZone} show="date" />
                    </>
                  ) : null}
                </span>
              ))}
            </div>
            {mayEdit ? (
              held ? (
                <Withdraw purpose={purpose} customerId={customer.id} storeId={storeId} />
              ) : (
                <Give purpose={purpose} customerId={customer.id} storeId={storeId} />
              )
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

type One = { purpose: (typeof CONSENT_PURPOSES)[number]; customerId: string; storeId: string };

function Give(one: One) {
  const t = useTranslations('customers.consents');
  const client = useTRPCClient();
  const deed = useAct(client.customers.giveConsent.mutate);
  const [given, setGiven] = useState('');
  const [givenOn, setGivenOn] = useState('');
  const purpose = t(`purposes.${one.purpose}`);
  return (
    <ActDialog
      label={t('give', { purpose })}
      size="sm"
      title={t('give', { purpose })}
      deed={deed}
      done={t('saved')}
      submit={async () =>
        given.trim() !== '' && Boolean(await deed.act({ ...one, given, ...(givenOn ? { givenOn } : {}) }))
      }
    >
      <Field label={t('how')} hint={t('howHint')} required>
        <Input
          value={given}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setGiven(event.target.value)}
        />
      </Field>
      <Field label={t('when')} hint={t('whenHint')}>
        <DateInput value={givenOn} onValueChange={setGivenOn} />
      </Field>
    </ActDialog>
  );
}

function Withdraw(one: One) {
  const t = useTranslations('customers.consents');
  const client = useTRPCClient();
  const deed = useAct(client.customers.withdrawConsent.mutate);
  const purpose = t(`purposes.${one.purpose}`);
  return (
    <ActDialog
      label={t('withdraw', { purpose })}
      size="sm"
      title={t('withdraw', { purpose })}
      description={t('withdrawHint')}
      deed={deed}
      done={t('saved')}
      submit={async () => Boolean(await deed.act(one))}
    >
      {null}
    </ActDialog>
  );
}
