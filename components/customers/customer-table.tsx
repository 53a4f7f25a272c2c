'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { UserPlus, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { LoadMore } from '@/components/ui/load-more';
import { useUrlParams } from '@/components/ui/use-url-params';
import type { CustomerCard } from '@/server/customers/customer-cards';
import { CUSTOMER_MARKS, CUSTOMER_SOURCES } from '@/server/customers/schema';
import { useTRPC } from '@/trpc/react';

const PARAMS = ['q', 'tag', 'source', 'served', 'store', 'mark'] as const;

/** Customers of the chain: what is typed finds them, otherwise latest known first, narrowed by what the address says. */
export function CustomerTable({
  stores,
  people,
  tags,
  views,
}: {
  stores: readonly { id: string; name: string }[];
  /** Who may serve customers in these stores. */
  people: readonly { id: string; name: string }[];
  tags: readonly string[];
  /** The list's views, first among its filters. */
  views: ReactNode;
}) {
  const t = useTranslations('customers.list');
  const errorText = useErrorText();
  const { get } = useUrlParams();
  const { rows, list, isFinding, hasMore } = useCustomers(get);
  const columns = useColumns();
  const filtered = PARAMS.some((param) => get(param) !== '');
  return (
    <>
      {list.isError ? <Callout tone="late" title={errorText(list.error)} /> : null}
      {isFinding && hasMore ? <Callout title={t('typeOn')} /> : null}
      <DataTable
        caption={t('title')}
        rows={rows}
        columns={columns}
        getRowId={({ id }) => id}
        rowHref={({ id }) => `/customers/${id}`}
        loading={list.isFetching}
        storageKey="customers"
        inAddress
        toolbar={
          <FilterBar params={PARAMS}>
            {views}
            <FilterSearch param="q" label={t('search')} />
            {isFinding ? null : <Filters stores={stores} people={people} tags={tags} />}
          </FilterBar>
        }
        empty={
          <EmptyState
            icon={filtered ? UsersRound : UserPlus}
            title={filtered ? t('noMatch') : t('empty')}
            description={filtered ? t('noMatchHint') : t('emptyHint')}
          />
        }
        footer={
          isFinding ? null : (
            <LoadMore
              shown={rows.length}
              hasMore={hasMore}
              loading={list.isFetching}
              onLoadMore={() => void list.fetchNextPage()}
            />
          )
        }
      />
    </>
  );
}

function Filters({
  stores,
  people,
  tags,
}: {
  stores: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string }[];
  tags: readonly string[];
}) {
  const t = useTranslations('customers.list');
  const words = useTranslations('customers');
  const named = (of: readonly { id: string; name: string }[]) =>
    of.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      {tags.length > 0 ? (
        <FilterSelect
          param="tag"
          label={t('tag')}
          options={tags.map((tag) => ({ value: tag, label: tag }))}
        />
      ) : null}
      <FilterSelect
        param="source"
        label={t('source')}
        options={CUSTOMER_SOURCES.map((one) => ({ value: one, label: words(`sources.${one}`) }))}
      />
      <FilterSelect param="served" label={t('servedBy')} options={named(people)} />
      {stores.length > 1 ? <FilterSelect param="store" label={t('store')} options={named(stores)} /> : null}
      <FilterSelect
        param="mark"
        label={t('mark')}
        options={CUSTOMER_MARKS.map((one) => ({ value: one, label: words(`marks.${one}`) }))}
      />
    </>
  );
}

/** Found by what is typed, or the list page by page. */
function useCustomers(get: (param: string) => string) {
  const trpc = useTRPC();
  const term = get('q').slice(0, 100);
  const isFinding = term !== '';
  const found = useQuery({
    ...trpc.customers.find.queryOptions({ term, take: 50 }),
    enabled: isFinding,
  });
  const source = CUSTOMER_SOURCES.find((one) => one === get('source'));
  const mark = CUSTOMER_MARKS.find((one) => one === get('mark'));
  const list = useInfiniteQuery({
    ...trpc.customers.list.infiniteQueryOptions(
      {
        ...(get('tag') ? { tag: get('tag').slice(0, 30) } : {}),
        ...(source ? { source } : {}),
        ...(get('served') ? { servedById: get('served') } : {}),
        ...(get('store') ? { storeId: get('store') } : {}),
        ...(mark ? { mark } : {}),
      },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
    enabled: !isFinding,
  });
  const listed: CustomerCard[] = list.data?.pages.flatMap((page) => page.customers) ?? [];
  return {
    isFinding,
    rows: isFinding ? (found.data?.customers ?? []) : listed,
    hasMore: isFinding ? (found.data?.hasMore ?? false) : list.hasNextPage,
    list: {
      isError: isFinding ? found.isError : list.isError,
      error: isFinding ? found.error : list.error,
      isFetching: isFinding ? found.isFetching : list.isFetching,
      fetchNextPage: list.fetchNextPage,
    },
  };
}

function useColumns(): DataColumn<CustomerCard>[] {
  const t = useTranslations('customers.list');
  return useMemo(
    (): DataColumn<CustomerCard>[] => [
      { id: 'name', header: t('name'), fixed: true, card: 'title', cell: ({ name }) => name },
      {
        id: 'number',
        header: t('number'),
        card: 'figure',
        cell: ({ numbers: [first] }) => <span className="figures">{first?.number ?? t('noNumber')}</span>,
      },
      {
        id: 'tags',
        header: t('tag'),
        wrap: true,
        cell: ({ tags }) => (
          <span className="flex flex-wrap gap-1">
            {tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </span>
        ),
      },
      {
        id: 'served',
        header: t('servedBy'),
        cell: ({ servedBy, isYours }) =>
          servedBy ? (
            <>
              {isYours ? t('you') : servedBy.name}{' '}
              <span className="text-ink-soft">
                {t('until')} <BusinessDay day={servedBy.until} />
              </span>
            </>
          ) : (
            <span className="text-ink-soft">{t('nobody')}</span>
          ),
      },
      {
        id: 'code',
        header: t('code'),
        hidden: true,
        cell: ({ code }) => <span className="figures">{code}</span>,
      },
    ],
    [t],
  );
}
