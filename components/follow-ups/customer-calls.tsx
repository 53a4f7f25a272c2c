import { getTranslations } from 'next-intl/server';
import type { CustomerPartProps } from '@/components/customers/part-props';
import { pageSession } from '@/components/shell/page-session';
import { Card, Section } from '@/components/ui/card';
import { serverApi } from '@/trpc/server';
import { CallActs } from './call-acts';
import { CallIn } from './call-in';
import { CallList } from './call-list';
import { PlanCall } from './plan-call';

/** Calls with a customer in the stores of whoever looks, and those that can be noted or promised. */
export async function CustomerCalls({ customerId, storeId, timeZone }: CustomerPartProps) {
  const page = await pageSession();
  const stores = page.session.stores.filter(({ id }) => page.may('followUps.call', id));
  if (stores.length === 0) return null;
  const [t, api] = await Promise.all([getTranslations('followUps'), serverApi()]);
  const calls = await api.followUps.calls({ storeIds: stores.map(({ id }) => id), customerId });
  const of = {
    storeId: stores.some(({ id }) => id === storeId) ? storeId : (stores[0]?.id ?? ''),
    customerId,
  };
  return (
    <Section
      title={t('calls')}
      actions={
        <>
          <PlanCall {...of} />
          <CallIn {...of} />
        </>
      }
    >
      <Card padding="none">
        <div className="px-4 py-3">
          <CallActs of={of} />
        </div>
        {calls.length === 0 ? <p className="px-4 pb-3 text-ink-soft text-sm">{t('noCalls')}</p> : null}
        <CallList calls={calls} timeZone={timeZone} showsCustomer={false} />
      </Card>
    </Section>
  );
}
