import { getTranslations } from 'next-intl/server';
import type { CustomerPartProps } from '@/components/customers/part-props';
import { pageSession } from '@/components/shell/page-session';
import { Card, Section } from '@/components/ui/card';
import { serverApi } from '@/trpc/server';
import { ComplaintTable } from './complaint-table';

/** What a customer complained of, in the stores whose complaints the reader may see; nothing where there is nothing. */
export async function CustomerComplaints({ customerId }: CustomerPartProps) {
  const page = await pageSession();
  const stores = page.session.stores.filter(({ id }) => page.may('complaints.read', id));
  if (stores.length === 0) return null;
  const [t, api] = await Promise.all([getTranslations('complaints'), serverApi()]);
  const { rows } = await api.complaints.list({ storeIds: stores.map(({ id }) => id), customerId });
  if (rows.length === 0) return null;
  return (
    <Section title={t('title')}>
      <Card padding="none">
        <ComplaintTable
          rows={rows}
          timeZoneOf={page.timeZoneOf}
          storeOf={stores.length > 1 ? (id) => stores.find((store) => store.id === id) : undefined}
        />
      </Card>
    </Section>
  );
}
