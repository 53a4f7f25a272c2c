'use client';

import { useTranslations } from 'next-intl';
import { useCan } from '@/components/shell/session';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import type { CustomerShown } from './edit-customer';

/** Takes the customer on, goes on serving them, or asks whoever does; and answers who asked. */
export function CustomerServing({ customer, storeId }: { customer: CustomerShown; storeId: string }) {
  const t = useTranslations('customers.serving');
  const client = useTRPCClient();
  const mayServe = useCan('customers.serve');
  const take = useAct(client.customers.serve.mutate);
  const ask = useAct(client.customers.askFor.mutate);
  const decide = useAct(client.customers.decideTakeover.mutate);
  const { takeover, servedBy, isYours } = customer;
  const problem = take.problem ?? ask.problem ?? decide.problem;
  const who = { storeId, customerId: customer.id };
  const answer = async (given: boolean) => {
    if (!takeover) return;
    if (await decide.act({ storeId: takeover.storeId, takeoverId: takeover.id, given }))
      toast.success(t(given ? 'givenAway' : 'kept'));
  };
  return (
    <div className="flex flex-col gap-3">
      {problem ? <Callout tone="late" title={problem} /> : null}
      {takeover?.mayDecide ? (
        <Callout
          tone="warn"
          title={t('asks', { name: takeover.askedBy })}
          actions={
            <>
              <Button loading={decide.busy} onClick={() => answer(true)}>
                {t('give')}
              </Button>
              <Button disabled={decide.busy} onClick={() => answer(false)}>
                {t('keep')}
              </Button>
            </>
          }
        />
      ) : takeover ? (
        <Callout title={takeover.isYours ? t('youAsked') : t('asked', { name: takeover.askedBy })} />
      ) : null}
      {mayServe ? (
        <div className="flex flex-wrap gap-2">
          {servedBy && !isYours ? (
            takeover ? null : (
              <Button
                loading={ask.busy}
                onClick={async () => {
                  if (await ask.act(who)) toast.success(t('askSent', { name: servedBy.name }));
                }}
              >
                {t('ask')}
              </Button>
            )
          ) : (
            <Button
              loading={take.busy}
              onClick={async () => {
                if (await take.act(who)) toast.success(t('taken'));
              }}
            >
              {isYours ? t('extend') : t('take')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}
