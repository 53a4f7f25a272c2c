import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { NewInStore } from '@/components/shell/new-in-store';
import { NextStep } from '@/components/shell/next-step';
import type { ShellStore } from '@/components/shell/session';
import { StoresFilter } from '@/components/shell/stores-filter';
import { Card } from '@/components/ui/card';
import { EmptyState, type EmptyStateProps } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { type FilterChip, FilterChips } from '@/components/ui/filter-chips';
import { PageHeader, type PageHeaderProps } from '@/components/ui/page-header';
import { type Heading, ListTable, TableBody, TableCell } from '@/components/ui/table';
import { ListViews } from '@/components/views/list-views';
import { NextPage } from '@/components/views/next-page';
import type { Permission } from '@/server/staff/permissions';
import type { ListKey } from '@/server/views/lists';
import { ListActs, type Way } from './list-acts';
import { type ListTotal, TotalFoot, TotalLine } from './list-totals';
import type { StoresPage } from './stores-of-page';

type Query = Record<string, string | undefined>;

interface FrameProps {
  page: StoresPage;
  /** `/stock/receiving` */
  path: string;
  header: Pick<PageHeaderProps, 'title' | 'breadcrumbs' | 'actions'> & {
    hint?: string;
    /** The way to a new one, at `path`/new, in the stores where the person may make it. */
    create?: { label: string; permission: Permission; stores?: readonly ShellStore[] };
    /** Where else one goes from here. */
    ways?: readonly Way[];
  };
  /** What of the address narrows the list; kept by the next page and by the file. */
  query: Query;
  /** Its key among the lists whose views are kept. */
  views?: ListKey;
  /** Selects and search boxes; beside them stands the choice of stores. */
  filters?: ReactNode;
  /** Its name in `/api/lists`. */
  file?: string;
  /** What narrows the file besides, and is no filter of the list: which of its tabs is open. */
  fileQuery?: Query;
  total?: ListTotal | undefined;
  /** Headings of columns with their sum at the foot. */
  summed?: readonly Heading[];
  /** What narrows it and has no field among the filters. */
  chips?: readonly FilterChip[];
  nextCursor: string | null;
  /** Its place is taken by an EmptyState with a `FirstStep`. */
  isEmpty?: boolean;
  moreLabel?: string;
  /** Between filters and list; below it. */
  above?: ReactNode;
  below?: ReactNode;
  children: ReactNode;
}

/** A list over one, several or all stores: which, narrowed how, how much of it there is in all, as a file, and the next page. */
export async function StoreListFrame({ isEmpty = false, ...props }: FrameProps) {
  const { page, total } = props;
  const { hint, create, actions, ways = [], ...header } = props.header;
  const t = await getTranslations('stock');
  // An empty list says its way itself; no page has two of one name.
  const saysItself = isEmpty && !isNarrowed(props.query);
  const makers =
    create && !saysItself
      ? (create.stores ?? page.stores).filter(({ id }) => page.may(create.permission, id))
      : [];
  const query = given(props.query);
  const address = new URLSearchParams({ store: page.scope, ...query });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        {...header}
        description={[await storesNamed(page), hint].filter(Boolean).join(' · ')}
        actions={
          <>
            {actions}
            <ListActs
              first={
                makers.length > 0 && create ? (
                  <NewInStore label={create.label} path={`${props.path}/new`} stores={makers} />
                ) : null
              }
              ways={ways}
              file={
                props.file
                  ? `/api/lists/${props.file}?${new URLSearchParams({ ...Object.fromEntries(address), ...given(props.fileQuery ?? {}) })}`
                  : null
              }
            />
          </>
        }
      />
      {props.filters || props.chips?.length || page.allowed.length > 1 ? (
        <FilterBar params={Object.keys(props.query)}>
          {props.views ? <ListViews list={props.views} /> : null}
          <StoresFilter allowed={page.allowed} chosen={page.stores} />
          {props.filters}
          <FilterChips of={props.chips ?? []} />
        </FilterBar>
      ) : null}
      {props.above}
      {total && total.count > 0 ? <TotalLine total={total} headings={props.summed ?? []} /> : null}
      {props.children}
      {props.nextCursor ? (
        <NextPage
          href={`${props.path}?${new URLSearchParams({ ...Object.fromEntries(address), cursor: props.nextCursor })}`}
          label={props.moreLabel ?? t('older')}
        />
      ) : null}
      {props.below}
    </div>
  );
}

/** The same with its rows as a table: each begins with what it is called, and says its store after that (`StoreCell`). */
export async function StoreList({
  headings: [first = '', ...others],
  empty,
  children,
  ...frame
}: Omit<FrameProps, 'children'> & {
  headings: readonly Heading[];
  empty: EmptyStateProps;
  children: readonly ReactNode[];
}) {
  const common = await getTranslations('common');
  const isEmpty = children.length === 0;
  const columns = [first, ...(frame.page.several ? [common('store')] : []), ...others];
  return (
    <StoreListFrame {...frame} isEmpty={isEmpty} summed={columns}>
      <Card padding="none">
        {isEmpty ? (
          <EmptyState action={<FirstStep {...frame} />} {...empty} />
        ) : (
          <ListTable tall aria-label={String(frame.header.title)} headings={columns}>
            <TableBody>{children}</TableBody>
            {frame.total ? (
              <TotalFoot total={frame.total} headings={columns} hasMore={frame.nextCursor !== null} />
            ) : null}
          </ListTable>
        )}
      </Card>
    </StoreListFrame>
  );
}

/** Of a list that has nothing in it: the way to its first one, or whose work that is; of one that is only narrowed, nothing. */
export function FirstStep({
  page,
  path,
  query,
  header,
}: Pick<FrameProps, 'page' | 'path' | 'query' | 'header'>) {
  const { create } = header;
  if (!create || isNarrowed(query)) return null;
  const stores = page.stores.filter(({ id }) => page.may(create.permission, id));
  return (
    <NextStep permission={create.permission} may={stores.length > 0}>
      <NewInStore label={create.label} path={`${path}/new`} stores={stores} />
    </NextStep>
  );
}

function isNarrowed(query: Query): boolean {
  return Object.keys(given(query)).length > 0;
}

/** Which store a row is of, where the list is over several. */
export function StoreCell({ page, storeId }: { page: StoresPage; storeId: string }) {
  if (!page.several) return null;
  return <TableCell>{page.storeOf(storeId)?.name}</TableCell>;
}

/** `总店`, `总店、城东店`, or all of them in one word. */
async function storesNamed(page: StoresPage): Promise<string> {
  const t = await getTranslations('common.stores');
  if (page.several && page.stores.length === page.allowed.length) return t('all');
  return page.stores.map(({ name }) => name).join(t('and'));
}

function given(query: Query): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
