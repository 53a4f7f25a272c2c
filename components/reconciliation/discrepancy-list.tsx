import type { PageSession } from '@/components/shell/page-session';
import type { ListTotal } from '@/components/stock/list-totals';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { DiscrepancyTable, type PlacedDiscrepancy } from './discrepancy-table';

/** Discrepancies with what the person may do about each. */
export function DiscrepancyList(props: {
  page: PageSession;
  rows: readonly PlacedDiscrepancy[];
  /** Over several stores: each row says its own. */
  several?: boolean;
  empty: { title: string; hint: string };
  /** Of all that match, and whether there are more than these. */
  total?: ListTotal;
  hasMore?: boolean;
}) {
  const { page, rows, empty } = props;
  return (
    <Card padding="none">
      {rows.length === 0 ? (
        <EmptyState title={empty.title} description={empty.hint} />
      ) : (
        <DiscrepancyTable
          rows={rows}
          {...(props.total ? { total: props.total } : {})}
          hasMore={props.hasMore ?? false}
          stores={props.several ? page.session.stores : null}
          seesCost={rows.some(({ storeId }) => page.may('costs.see', storeId))}
          mayIn={(storeId) => ({
            explain: page.may('reconciliation.reconcile', storeId),
            close: page.may('reconciliation.closeDiscrepancy', storeId),
            openCase: page.may('shortages.open', storeId),
            readCases: page.may('shortages.read', storeId),
          })}
        />
      )}
    </Card>
  );
}
