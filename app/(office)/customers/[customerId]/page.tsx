import { getTranslations } from 'next-intl/server';
import { CustomerConsents } from '@/components/customers/customer-consents';
import { CustomerMore } from '@/components/customers/customer-more';
import { CustomerNumbers } from '@/components/customers/customer-numbers';
import { CustomerServing } from '@/components/customers/customer-serving';
import { type CustomerShown, EditCustomer } from '@/components/customers/edit-customer';
import { CUSTOMER_PARTS } from '@/components/customers/page-parts';
import { SetLevel } from '@/components/members/set-level';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { isYearless } from '@/lib/birthday';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('customers.list');

export default async function CustomerPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params;
  const page = await requireSomewhere('customers.find');
  const [api, t] = await Promise.all([serverApi(), getTranslations('customers.page')]);
  const customer = await api.customers.detail({ customerId });
  const storeId = page.storeIds.find((id) => id === page.storeId) ?? page.storeIds[0] ?? '';
  const timeZone = page.timeZoneOf(storeId);
  const isGone = customer.mergedIntoId !== null || customer.erasedAt !== null;
  return (
    <>
      <PageHeader
        title={customer.name || t('erasedName')}
        breadcrumbs={[{ label: t('customers'), href: '/customers' }]}
        meta={
          <span className="flex flex-wrap gap-1">
            {customer.tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </span>
        }
        actions={
          !isGone && page.may('customers.edit', storeId) ? (
            <>
              <EditCustomer customer={customer} storeId={storeId} />
              {page.may('members.setLevel', storeId) ? (
                <SetLevel customer={customer} levels={await api.members.levels()} storeId={storeId} />
              ) : null}
              <CustomerMore customer={customer} mayErase={page.may('customers.erase', null)} />
            </>
          ) : null
        }
      />
      <Gone customer={customer} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Section title={t('known')}>
          <Card>
            <Known customer={customer} timeZone={timeZone} />
          </Card>
        </Section>
        {isGone ? null : (
          <Section title={t('reach')} description={customer.isYours ? undefined : t('maskedHint')}>
            <Card>
              <CustomerNumbers customer={customer} storeId={storeId} />
            </Card>
          </Section>
        )}
        <Section title={t('serving')}>
          <Card className="flex flex-col gap-4">
            <Served customer={customer} />
            {isGone ? null : <CustomerServing customer={customer} storeId={storeId} />}
            <Servings customer={customer} timeZone={timeZone} />
          </Card>
        </Section>
        {isGone ? null : (
          <Section title={t('consents')}>
            <Card>
              <CustomerConsents customer={customer} storeId={storeId} timeZone={timeZone} />
            </Card>
          </Section>
        )}
      </div>
      {CUSTOMER_PARTS.map(({ name, Part }) => (
        <Part key={name} customerId={customer.id} storeId={storeId} timeZone={timeZone} />
      ))}
    </>
  );
}

/** Of a merged one who goes on, of an erased one that they were; of one that goes on whom they were before. */
async function Gone({ customer }: { customer: CustomerShown }) {
  const t = await getTranslations('customers.page');
  return (
    <>
      {customer.mergedIntoId ? (
        <Callout
          tone="warn"
          title={t('mergedTitle')}
          actions={<TextLink href={`/customers/${customer.mergedIntoId}`}>{t('goesOn')}</TextLink>}
        />
      ) : null}
      {customer.erasedAt ? <Callout title={t('erasedTitle')} /> : null}
      {customer.merged.length > 0 ? (
        <Callout title={t('mergedHere', { count: customer.merged.length })}>
          <ul>
            {customer.merged.map(({ id, name, code }) => (
              <li key={id}>
                <TextLink href={`/customers/${id}`}>{`${name} ${code}`}</TextLink>
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </>
  );
}

async function Known({ customer, timeZone }: { customer: CustomerShown; timeZone: string }) {
  const [t, words] = await Promise.all([getTranslations('customers.form'), getTranslations('customers')]);
  const said = [
    {
      label: t('birthday'),
      value: customer.birthday ? (
        <BusinessDay day={customer.birthday} year={!isYearless(customer.birthday)} />
      ) : null,
    },
    { label: t('invoiceTitle'), value: customer.invoiceTitle },
    {
      label: t('taxNumber'),
      value: customer.taxNumber ? <span className="figures">{customer.taxNumber}</span> : null,
    },
    {
      label: t('note'),
      value: customer.note ? <span className="whitespace-pre-line">{customer.note}</span> : null,
    },
  ];
  return (
    <DetailList
      columns={1}
      items={[
        { label: words('page.code'), value: <span className="figures">{customer.code}</span> },
        { label: words('page.level'), value: customer.level?.name ?? words('page.noLevel') },
        { label: t('source'), value: words(`sources.${customer.source}`) },
        ...said.filter(({ value }) => Boolean(value)),
        {
          label: words('page.since'),
          value: (
            <>
              <DateTime at={customer.addedAt} timeZone={timeZone} show="date" /> {customer.addedIn} ·{' '}
              {customer.addedBy}
            </>
          ),
        },
      ]}
    />
  );
}

async function Served({ customer: { servedBy, isYours } }: { customer: CustomerShown }) {
  const t = await getTranslations('customers.serving');
  if (!servedBy) return <p>{t('nobody')}</p>;
  return (
    <p>
      {isYours ? t('you') : t('by', { name: servedBy.name, store: servedBy.store })} · {t('until')}{' '}
      <BusinessDay day={servedBy.until} year />
    </p>
  );
}

async function Servings({ customer, timeZone }: { customer: CustomerShown; timeZone: string }) {
  const t = await getTranslations('customers.serving');
  if (customer.servings.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-ink-soft text-sm">
      {customer.servings.map(({ id, kind, from, to, store, by, at }) => (
        <li key={id}>
          <DateTime at={at} timeZone={timeZone} show="date" /> {t(`kinds.${kind}`, { from, to, store, by })}
        </li>
      ))}
    </ul>
  );
}
