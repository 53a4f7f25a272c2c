'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { TextLink } from '@/components/ui/text-link';
import { useUrlParams, withParams } from '@/components/ui/use-url-params';
import { dayBounds } from '@/lib/business-day';
import { useTRPC } from '@/trpc/react';
import { actionsAsked } from './actions';
import { AuditFilters, chosenScopes, type FilterLists } from './audit-filters';
import { ChangeList } from './change-list';
import { changesOf } from './change-rules';
import type { Entry } from './entry-dialog';
import { EntryDialog } from './entry-dialog';
import { useAuditWords } from './use-audit-words';

type Store = { id: string; name: string; timeZone: string };

/** Who did what, the latest first. The filters are the address. */
export function AuditTrail({
  stores,
  lists,
  timeZone,
  views,
}: {
  stores: readonly Store[];
  lists: FilterLists;
  timeZone: string;
  /** Its views, first among the filters. */
  views: ReactNode;
}) {
  const t = useTranslations('audit');
  const trpc = useTRPC();
  const errorText = useErrorText();
  const filter = useFilter(stores, timeZone);
  const checksHref = `/audit?${withParams(useSearchParams().toString(), { action: 'zones.recordCheck' })}`;
  const [opened, setOpened] = useState<Entry | null>(null);
  const trail = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(filter.input, {
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const rows = trail.data?.pages.flatMap((page) => page.entries) ?? [];
  const names = Object.assign({}, ...(trail.data?.pages.map((page) => page.names) ?? []));
  const words = useAuditWords(names, filter.timeZone);
  const storeName = (id: string | null) =>
    id ? (stores.find((store) => store.id === id)?.name ?? '') : t('company');
  const zoneOf = (id: string | null) => stores.find((store) => store.id === id)?.timeZone ?? timeZone;
  const columns: DataColumn<Entry>[] = [
    {
      id: 'time',
      header: t('time'),
      fixed: true,
      cell: ({ occurredAt, storeId }) => <DateTime at={occurredAt} timeZone={zoneOf(storeId)} seconds />,
    },
    {
      id: 'action',
      header: t('action'),
      fixed: true,
      card: 'title',
      cell: ({ action }) => words.action(action),
    },
    { id: 'person', header: t('person'), cell: ({ actor }) => actor ?? t('nobody') },
    { id: 'store', header: t('store'), cell: ({ storeId }) => storeName(storeId) },
    { id: 'device', header: t('device'), card: 'none', cell: ({ device }) => device ?? t('office') },
    {
      id: 'change',
      header: t('change'),
      wrap: true,
      cell: (entry) => (
        <ChangeList
          of={entry.subjectKind}
          changes={changesOf(entry.before, entry.after)}
          words={words}
          limit={3}
        />
      ),
    },
    {
      id: 'open',
      header: t('details'),
      card: 'figure',
      cell: (entry) => (
        <Button size="sm" variant="ghost" className="-my-1.5" onClick={() => setOpened(entry)}>
          {t('view')}
        </Button>
      ),
    },
  ];
  return (
    <>
      {trail.isError ? <Callout tone="late" title={errorText(trail.error)} /> : null}
      <DataTable
        caption={t('title')}
        rows={rows}
        columns={columns}
        getRowId={({ id }) => id}
        loading={trail.isFetching}
        storageKey="audit"
        inAddress
        toolbar={<AuditFilters lists={lists} views={views} />}
        empty={<EmptyState icon={History} title={t('empty')} description={t('emptyHint')} />}
        footer={
          <>
            {filter.leavesOut ? (
              <p className="px-4 pt-3 text-center text-ink-soft text-sm">
                {t('withoutChecks')} <TextLink href={checksHref}>{t('showChecks')}</TextLink>
              </p>
            ) : null}
            {filter.looksBack ? (
              <p className="px-4 pt-3 text-center text-ink-soft text-sm">{t('looksBack')}</p>
            ) : null}
            <LoadMore
              shown={rows.length}
              hasMore={trail.hasNextPage}
              loading={trail.isFetchingNextPage}
              onLoadMore={() => void trail.fetchNextPage()}
            />
          </>
        }
      />
      {opened ? (
        <EntryDialog
          entry={opened}
          words={words}
          storeName={storeName(opened.storeId)}
          timeZone={zoneOf(opened.storeId)}
          subject={names[opened.subjectId]}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}

/** The question the address asks; a day is cut in the zone of the store it is about. */
function useFilter(stores: readonly Store[], fallbackZone: string) {
  const { get } = useUrlParams();
  const [store, personId, action, day] = [get('store'), get('person'), get('action'), get('day')];
  return useMemo(() => {
    const scopes = chosenScopes(store);
    const only = scopes?.length === 1 ? scopes[0] : undefined;
    const timeZone = stores.find(({ id }) => id === only)?.timeZone ?? fallbackZone;
    const bounds = /^\d{4}-\d{2}-\d{2}$/.test(day) ? dayBounds(day, timeZone, 0) : null;
    const actions = actionsAsked(action);
    const input = {
      ...(scopes ? { scopes } : {}),
      ...(personId ? { personId } : {}),
      ...(actions ? { actions } : { withoutRoutine: true }),
      ...(bounds ? { from: bounds.from, to: bounds.to } : {}),
    };
    return {
      input,
      timeZone,
      looksBack: Boolean((personId || action) && !bounds),
      leavesOut: actions === undefined,
    };
  }, [stores, fallbackZone, store, personId, action, day]);
}
