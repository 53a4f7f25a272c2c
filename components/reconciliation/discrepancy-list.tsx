import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import type { StorePage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { DiscrepancyTable } from './discrepancy-table';

/** A page of discrepancies with what the person may do about each, and the way to the next page. */
export async function DiscrepancyList(props: {
  page: StorePage;
  rows: ComponentProps<typeof DiscrepancyTable>['rows'];
  empty: { title: string; hint: string };
  /** Address of the next page; null on the last. */
  next: string | null;
}) {
  const { page, rows, empty } = props;
  const t = await getTranslations('stock');
  return (
    <>
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={empty.title} description={empty.hint} />
        ) : (
          <DiscrepancyTable
            storeId={page.storeId}
            rows={rows}
            seesCost={page.may('costs.see', page.storeId)}
            may={{
              explain: page.may('stock.reconcile', page.storeId),
              close: page.may('stock.closeDiscrepancy', page.storeId),
              openCase: page.may('shortages.open', page.storeId),
              readCases: page.may('shortages.read', page.storeId),
            }}
          />
        )}
      </Card>
      {props.next ? (
        <ButtonLink variant="secondary" className="self-start" href={props.next}>
          {t('nextPage')}
        </ButtonLink>
      ) : null}
    </>
  );
}
