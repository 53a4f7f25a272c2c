import { getTranslations } from 'next-intl/server';
import { EndOrder } from '@/components/purchasing/purchase-orders/end-order';
import { OrderLines } from '@/components/purchasing/purchase-orders/order-lines';
import { OrderPaper } from '@/components/purchasing/purchase-orders/order-paper';
import { OrderState } from '@/components/purchasing/purchase-orders/order-state';
import { PrintPage } from '@/components/reports/print-page';
import { pageTitle } from '@/components/shell/page-title';
import { type StorePage, storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { documentNumber } from '@/lib/document-number';
import { isWaitedFor } from '@/server/purchasing/purchase-orders/purchase-order-rules';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.orders');

interface Props {
  params: Promise<{ orderId: string }>;
  searchParams: Promise<{ store?: string }>;
}

type Detail = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['purchasing']['order']>>;

/** One order whole: what was ordered, what came by which delivery, and what can be done about the rest. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { orderId } = await params;
  const page = await storeOfPage('stock.read', (await searchParams).store);
  const t = await getTranslations('purchasing.orders');
  const { now } = await pageContext();
  const timeZone = page.timeZoneOf(page.storeId);
  const order = await (await serverApi()).purchasing.order({ storeId: page.storeId, orderId });
  return (
    <>
      <div className="flex flex-col gap-4 print:hidden">
        <PageHeader
          breadcrumbs={[{ label: t('title'), href: `/stock/orders?store=${page.storeId}` }]}
          title={documentNumber('PURCHASE_ORDER', order.number)}
          meta={<OrderState order={order} today={page.businessDayIn(page.storeId, now)} />}
          description={
            <>
              {order.supplier} · <DateTime at={order.orderedAt} timeZone={timeZone} /> {order.person} ·{' '}
              {order.expectedOn ? (
                <>
                  {t('expectedOn')} <BusinessDay day={order.expectedOn} />
                </>
              ) : (
                t('noDay')
              )}
              {order.note ? ` · ${order.note}` : ''}
            </>
          }
          actions={
            <>
              <PrintPage />
              <Actions page={page} order={order} />
            </>
          }
        />
        {order.endedAt ? (
          <Callout title={t(`states.${order.state}`)}>
            <DateTime at={order.endedAt} timeZone={timeZone} /> {order.endedBy} · {order.endReason}
          </Callout>
        ) : null}
        <OrderLines lines={order.lines} receivings={order.receivings} />
        <Section paper title={t('receivings')}>
          {order.receivings.length === 0 ? (
            <p className="p-3 text-ink-soft text-sm">{t('noReceivings')}</p>
          ) : (
            <ul className="flex flex-col divide-y divide-rule text-sm">
              {order.receivings.map((receiving) => (
                <li key={receiving.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 p-3">
                  <TextLink href={`/stock/receiving/${receiving.id}?store=${page.storeId}`}>
                    {documentNumber('RECEIVING', receiving.number)}
                  </TextLink>
                  <span>{receiving.supplierNote}</span>
                  <span className="text-ink-soft">
                    <DateTime at={receiving.occurredAt} timeZone={timeZone} /> {receiving.person}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
      <OrderPaper
        number={documentNumber('PURCHASE_ORDER', order.number)}
        store={page.store}
        supplier={order.supplier}
        orderedAt={order.orderedAt}
        timeZone={timeZone}
        expectedOn={order.expectedOn}
        note={order.note}
        lines={order.lines}
      />
    </>
  );
}

async function Actions({ page, order }: { page: StorePage; order: Detail }) {
  const t = await getTranslations('purchasing.orders');
  const { storeId } = page;
  if (!isWaitedFor(order.state)) return null;
  return (
    <>
      {page.may('purchasing.order', storeId) ? (
        <EndOrder storeId={storeId} order={order} how={order.state === 'OPEN' ? 'cancel' : 'close'} />
      ) : null}
      {page.may('purchasing.receive', storeId) ? (
        <ButtonLink variant="primary" href={`/stock/receiving/new?store=${storeId}&order=${order.id}`}>
          {t('receive')}
        </ButtonLink>
      ) : null}
    </>
  );
}
