import { getTranslations } from 'next-intl/server';
import type { CustomerPartProps } from '@/components/customers/part-props';
import { pageSession } from '@/components/shell/page-session';
import { Amount } from '@/components/ui/amount';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

const SHOWN = 20;

/** A customer's latest tickets, in the stores whose tickets the reader may see. */
export async function CustomerPurchases({ customerId }: CustomerPartProps) {
  const page = await pageSession();
  const stores = page.session.stores.filter(({ id }) => page.may('sales.read', id));
  if (stores.length === 0) return null;
  const [t, api] = await Promise.all([getTranslations('sales.customer.purchases'), serverApi()]);
  const bought = await api.sales.purchases({ storeIds: stores.map(({ id }) => id), customerId, take: SHOWN });
  return (
    <Section title={t('tickets')} description={t('ticketsHint', { count: SHOWN })}>
      <Card padding="none">
        {bought.length === 0 ? <p className="px-4 py-3 text-ink-soft text-sm">{t('nothing')}</p> : null}
        <ul className="divide-y divide-rule text-sm">
          {bought.map(({ storeId, ticketId, number, kind, businessDay, goods, moreGoods, totalFen }) => (
            <li
              key={ticketId}
              className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 px-4 py-2.5 sm:grid-cols-[8rem_11rem_1fr_auto]"
            >
              <BusinessDay day={businessDay} year />
              <TextLink href={`/tickets/${storeId}/${ticketId}`} className="figures max-sm:order-3">
                {number}
              </TextLink>
              <span className="min-w-0 max-sm:order-4 max-sm:col-span-2">
                {kind === 'RETURN' ? `${t('return')} · ` : ''}
                {goods.join(t('comma'))}
                {moreGoods > 0 ? t('more', { count: moreGoods }) : null}
              </span>
              <span className="text-right max-sm:order-2">
                <Amount fen={totalFen} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
