'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { LoadMore } from '@/components/ui/load-more';
import { useUrlParams } from '@/components/ui/use-url-params';
import type { listPeople } from '@/server/staff/people/list-people';
import { ROLES } from '@/server/staff/permissions';
import { useTRPC } from '@/trpc/react';

type PersonRow = Awaited<ReturnType<typeof listPeople>>['people'][number];

const PARAMS = ['q', 'role', 'store', 'state'] as const;

/** People by name, with the filters in the address. */
export function PeopleTable({
  stores,
  seesLogins,
  views,
}: {
  stores: readonly { id: string; name: string }[];
  /** Only who may read people company-wide is told sign-in names. */
  seesLogins: boolean;
  /** The list's views, first among its filters. */
  views: ReactNode;
}) {
  const t = useTranslations('staff.people');
  const roleName = useTranslations('shell.roles');
  const trpc = useTRPC();
  const errorText = useErrorText();
  const { get } = useUrlParams();
  const state = get('state');
  const role = ROLES.find((name) => name === get('role'));
  const people = useInfiniteQuery(
    trpc.staff.people.infiniteQueryOptions(
      {
        search: get('q').slice(0, 60),
        state: state === 'inactive' || state === 'all' ? state : 'active',
        ...(role ? { role } : {}),
        ...(get('store') ? { storeId: get('store') } : {}),
      },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const rows = people.data?.pages.flatMap((page) => page.people) ?? [];
  const columns = useColumns(seesLogins);
  const filtered = PARAMS.some((param) => get(param) !== '');
  return (
    <>
      {people.isError ? <Callout tone="late" title={errorText(people.error)} /> : null}
      <DataTable
        caption={t('title')}
        rows={rows}
        columns={columns}
        getRowId={({ id }) => id}
        rowHref={({ id }) => `/people/${id}`}
        loading={people.isFetching}
        storageKey="people"
        inAddress
        toolbar={
          <FilterBar params={PARAMS}>
            {views}
            <FilterSearch param="q" label={t('search')} />
            <FilterSelect
              param="role"
              label={t('role')}
              options={ROLES.map((name) => ({ value: name, label: roleName(name) }))}
            />
            {stores.length > 1 ? (
              <FilterSelect
                param="store"
                label={t('store')}
                options={stores.map(({ id, name }) => ({ value: id, label: name }))}
              />
            ) : null}
            <FilterSelect
              param="state"
              label={t('state')}
              allLabel={t('states.active')}
              options={[
                { value: 'inactive', label: t('states.inactive') },
                { value: 'all', label: t('states.all') },
              ]}
            />
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
          <LoadMore
            shown={rows.length}
            hasMore={people.hasNextPage}
            loading={people.isFetchingNextPage}
            onLoadMore={() => void people.fetchNextPage()}
          />
        }
      />
    </>
  );
}

function useColumns(seesLogins: boolean): DataColumn<PersonRow>[] {
  const t = useTranslations('staff.people');
  const roleName = useTranslations('shell.roles');
  return useMemo(() => {
    const columns: DataColumn<PersonRow>[] = [
      { id: 'name', header: t('name'), fixed: true, card: 'title', cell: ({ name }) => name },
      {
        id: 'roles',
        header: t('roles'),
        wrap: true,
        cell: ({ grants }) =>
          grants.length === 0
            ? t('noRoles')
            : grants
                .map((grant) =>
                  t('roleAt', { role: roleName(grant.role), store: grant.storeName ?? t('everywhere') }),
                )
                .join(t('comma')),
      },
      ...(seesLogins
        ? [{ id: 'login', header: t('login'), cell: ({ login }: PersonRow) => login ?? t('counterOnly') }]
        : []),
      {
        id: 'pin',
        header: t('pin'),
        cell: ({ hasPin }) => (hasPin ? t('set') : t('notSet')),
      },
      {
        id: 'state',
        header: t('state'),
        card: 'figure',
        cell: ({ deactivatedAt }) =>
          deactivatedAt ? (
            <Badge>{t('states.inactive')}</Badge>
          ) : (
            <Badge tone="ok">{t('states.active')}</Badge>
          ),
      },
    ];
    return columns;
  }, [t, roleName, seesLogins]);
}
