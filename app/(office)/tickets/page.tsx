import { getTranslations } from 'next-intl/server';
import { TicketMarks } from '@/components/sales/ticket-marks';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterDate, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TENDER_KINDS } from '@/server/sales/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'tickets');

interface Props {
  searchParams: Promise<{
    store?: string;
    day?: string;
    kind?: string;
    number?: string;
    session?: string;
    tender?: string;
    cursor?: string;
  }>;
}

const KINDS = ['SALE', 'RETURN'] as const;
const FILTERS = ['day', 'kind', 'tender', 'number', 'session', 'cursor'];

/** Every ticket of a store, latest first. */
export default async function TicketsPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('sales.read', query.store);
  const t = await getTranslations('stock');
  const reports = await getTranslations('reports');
  const kind = KINDS.find((one) => one === query.kind);
  const tender = TENDER_KINDS.find((one) => one === query.tender);
  const found = await (await serverApi()).sales.tickets({
    storeId: page.storeId,
    ...(query.day ? { day: query.day } : {}),
    ...(kind ? { kind } : {}),
    ...(query.number ? { number: query.number } : {}),
    ...(query.session ? { sessionId: query.session } : {}),
    ...(tender ? { tender } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  const zone = page.timeZoneOf(page.storeId);
  const next = new URLSearchParams({ ...(query as Record<string, string>), cursor: found.nextCursor ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('tickets')} description={page.store.name} />
      <FilterBar params={FILTERS}>
        <FilterSearch param="number" label={t('numberEndsWith')} />
        <FilterDate param="day" label={reports('day')} />
        <FilterSelect
          param="kind"
          label={reports('kind')}
          options={KINDS.map((one) => ({ value: one, label: reports(`ticketKinds.${one}`) }))}
        />
        <FilterSelect
          param="tender"
          label={reports('tenders')}
          options={TENDER_KINDS.map((one) => ({ value: one, label: reports(`tenderKinds.${one}`) }))}
        />
      </FilterBar>
      <Card padding="none">
        {found.tickets.length === 0 ? (
          <EmptyState title={t('noTickets')} description={t('noTicketsHint')} />
        ) : (
          <ListTable
            aria-label={t('tickets')}
            headings={[
              t('number'),
              { numeric: t('total') },
              t('time'),
              t('cashier'),
              reports('tender'),
              { numeric: reports('discount') },
            ]}
          >
            <TableBody>
              {found.tickets.map((ticket) => (
                <TableRow key={ticket.id}>
                  <TableCell className="whitespace-nowrap">
                    <TextLink href={`/tickets/${page.storeId}/${ticket.id}`}>{ticket.number}</TextLink>{' '}
                    {ticket.kind === 'SALE' ? null : <Badge>{reports(`ticketKinds.${ticket.kind}`)}</Badge>}
                    <TicketMarks flags={ticket.flags} />
                  </TableCell>
                  <AmountCell fen={ticket.totalFen} />
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={ticket.occurredAt} timeZone={zone} />
                  </TableCell>
                  <TableCell>{ticket.cashier}</TableCell>
                  <TableCell>
                    {ticket.tenders.map((tender) => reports(`tenderKinds.${tender}`)).join(' + ')}
                  </TableCell>
                  <TableCell numeric>
                    {ticket.discountFen === 0 ? '' : <Amount fen={ticket.discountFen} tone="plain" />}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      {found.nextCursor ? (
        <ButtonLink variant="secondary" className="self-start" href={`/tickets?${next}`}>
          {t('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
