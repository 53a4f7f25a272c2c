import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody } from '@/components/ui/table';
import type { StorePage } from './store-of-page';

/** Stock documents of one kind, latest first, with the way to write a new one and to the older ones. */
export async function DocumentList(props: {
  page: StorePage;
  /** `/stock/receiving`: the list; `/new` below it is the form. */
  path: string;
  title: string;
  newLabel: string;
  empty: { title: string; hint: string };
  headings: readonly (string | { numeric: string })[];
  nextCursor: number | null;
  /** What the list is narrowed by, and its filters. */
  params?: Record<string, string>;
  filters?: ReactNode;
  /** The rows. */
  children: readonly ReactNode[];
}) {
  const t = await getTranslations('stock');
  const { storeId, store } = props.page;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={props.title}
        description={store.name}
        actions={
          <ButtonLink variant="primary" href={`${props.path}/new?store=${storeId}`}>
            {props.newLabel}
          </ButtonLink>
        }
      />
      {props.filters}
      <Card padding="none">
        {props.children.length === 0 ? (
          <EmptyState title={props.empty.title} description={props.empty.hint} />
        ) : (
          <ListTable aria-label={props.title} headings={props.headings}>
            <TableBody>{props.children}</TableBody>
          </ListTable>
        )}
      </Card>
      {props.nextCursor ? (
        <ButtonLink
          variant="secondary"
          className="self-start"
          href={`${props.path}?${new URLSearchParams({ store: storeId, ...props.params, cursor: String(props.nextCursor) })}`}
        >
          {t('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
