import { getLocale, getTranslations } from 'next-intl/server';
import { TicketMarks } from '@/components/sales/ticket-marks';
import { listPage } from '@/components/shell/list-page';
import { NextStep } from '@/components/shell/next-step';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { type StoresPage, storesOfPage } from '@/components/stock/stores-of-page';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { calendarDay } from '@/lib/business-day';
import { formatPeriod } from '@/lib/format';
import { day } from '@/server/platform/schema';
import { TICKET_MARKS } from '@/server/sales/mark-rules';
import { amountAsked, ticketPeriod } from '@/server/sales/rules';
import { TICKET_KINDS } from '@/server/sales/schema';
import { TENDER_KINDS } from '@/server/tills/payment-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('sales.tickets');

interface Props {
  searchParams: Promise<{
    store?: string;
    from?: string;
    to?: string;
    kind?: string;
    number?: string;
    session?: string;
    tender?: string;
    hour?: string;
    amount?: string;
    goods?: string;
    customer?: string;
    mark?: string;
    cursor?: string;
  }>;
}

/** Each hour of a day as it is chosen. */
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00–${String(hour).padStart(2, '0')}:59`,
}));

const asDay = (text: string | undefined) => day.safeParse(text).data;

/** Tickets, latest first, of the stores and days chosen: of the last month where nobody says. */
async function TicketsList({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('sales.read', query.store);
  const [t, reports, locale, api] = await Promise.all([
    getTranslations('sales.tickets'),
    getTranslations('reports'),
    getLocale(),
    serverApi(),
  ]);
  const kind = TICKET_KINDS.find((one) => one === query.kind);
  const mark = TICKET_MARKS.find((one) => one === query.mark);
  const tender = TENDER_KINDS.find((one) => one === query.tender);
  const now = new Date();
  const today =
    page.storeIds
      .map((storeId) => page.businessDayIn(storeId, now))
      .toSorted()
      .at(-1) ?? '';
  const period = ticketPeriod(
    { ...query, from: asDay(query.from), to: asDay(query.to), sessionId: query.session },
    today,
  );
  const asked = {
    storeIds: page.storeIds,
    ...period,
    ...(kind ? { kind } : {}),
    ...(query.number ? { number: query.number } : {}),
    ...(query.session ? { sessionId: query.session } : {}),
    ...(tender ? { tender } : {}),
    ...amountAsked(query.amount),
    ...(HOURS.some((one) => one.value === query.hour) ? { hour: Number(query.hour) } : {}),
    ...(query.goods ? { goods: query.goods } : {}),
    ...(mark ? { mark } : {}),
    ...(query.customer ? { customer: query.customer } : {}),
  };
  const [found, total] = await Promise.all([
    api.sales.tickets({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.sales.ticketTotals(asked),
  ]);
  const { number, session, hour, amount, goods, customer } = query;
  const { store: _store, cursor: _cursor, ...narrowed } = query;
  const isAll = !Object.values(narrowed).some(Boolean);
  const { from, to } = period;
  /** Booked on another day than the calendar said: after midnight, or sent later. */
  const isAnotherDay = (ticket: { storeId: string; occurredAt: Date; businessDay: string }) =>
    calendarDay(ticket.occurredAt, page.timeZoneOf(ticket.storeId)) !== ticket.businessDay;
  const showsDay = found.tickets.some(isAnotherDay);
  return (
    <StoreList
      page={page}
      path="/tickets"
      views="tickets"
      header={{ title: t('title'), ...(from && to ? { hint: formatPeriod(from, to, locale) } : {}) }}
      query={{ goods, customer, amount, number, from, to, hour, kind, tender, session, mark }}
      file="tickets"
      total={{
        count: total.count,
        counted: t('counted', { count: total.count }),
        sums: [
          { label: t('total'), fen: total.totalFen },
          { label: reports('discount'), fen: total.discountFen },
        ],
      }}
      chips={session ? [{ param: 'session', label: t('ofSession') }] : []}
      nextCursor={found.nextCursor}
      filters={<TicketFilters from={from ?? ''} to={to ?? ''} today={today} />}
      empty={{
        title: t('none'),
        description: t(isAll ? 'noneYetHint' : 'noneHint'),
        action: isAll ? <Sell page={page} /> : null,
      }}
      headings={[
        t('time'),
        ...(showsDay ? [reports('day')] : []),
        t('number'),
        t('goods'),
        { numeric: t('total') },
        t('till'),
        t('cashier'),
        reports('tender'),
        { numeric: reports('discount') },
      ]}
    >
      {found.tickets.map((ticket) => (
        <TableRow key={`${ticket.storeId}${ticket.id}`}>
          <TableCell className="whitespace-nowrap">
            <DateTime at={ticket.occurredAt} timeZone={page.timeZoneOf(ticket.storeId)} />
          </TableCell>
          <StoreCell page={page} storeId={ticket.storeId} />
          {showsDay ? (
            <TableCell className="whitespace-nowrap">
              {isAnotherDay(ticket) ? <BusinessDay day={ticket.businessDay} /> : null}
            </TableCell>
          ) : null}
          <TableCell className="whitespace-nowrap">
            <TextLink href={`/tickets/${ticket.storeId}/${ticket.id}`}>{ticket.number}</TextLink>{' '}
            {ticket.kind === 'SALE' ? null : <Badge>{reports(`ticketKind.${ticket.kind}`)}</Badge>}
            <TicketMarks flags={ticket.flags} />
          </TableCell>
          <TableCell className="min-w-40">
            {ticket.goods}
            {ticket.lines > 1 ? <span className="text-ink-soft"> +{ticket.lines - 1}</span> : null}
          </TableCell>
          <AmountCell fen={ticket.totalFen} />
          <TableCell className="figures min-w-0">{ticket.till}</TableCell>
          <TableCell>{ticket.cashier}</TableCell>
          <TableCell>
            {ticket.tenders.map((tender) => reports(`tenderKinds.${tender}`)).join(' + ')}
          </TableCell>
          <TableCell numeric>
            {ticket.discountFen === 0 ? '' : <Amount fen={ticket.discountFen} tone="plain" />}
          </TableCell>
        </TableRow>
      ))}
    </StoreList>
  );
}

/** What people remember of a receipt. */
async function TicketFilters({ from, to, today }: { from: string; to: string; today: string }) {
  const [t, reports] = await Promise.all([getTranslations('sales.tickets'), getTranslations('reports')]);
  return (
    <>
      <FilterSearch param="goods" label={t('findGoods')} className="sm:w-60" />
      <FilterSearch param="customer" label={t('findCustomer')} className="sm:w-52" />
      <FilterSearch param="amount" label={t('findAmount')} className="sm:w-44" />
      <FilterSearch param="number" label={t('numberEndsWith')} className="sm:w-44" />
      <FilterPeriod from={from} to={to} today={today} />
      <FilterSelect param="hour" label={t('hour')} options={HOURS} />
      <FilterSelect
        param="kind"
        label={reports('kind')}
        options={TICKET_KINDS.map((one) => ({ value: one, label: reports(`ticketKinds.${one}`) }))}
      />
      <FilterSelect
        param="mark"
        label={t('mark')}
        options={TICKET_MARKS.map((one) => ({ value: one, label: t(`marks.${one}`) }))}
      />
      <FilterSelect
        param="tender"
        label={reports('tenders')}
        options={TENDER_KINDS.map((one) => ({ value: one, label: reports(`tenderKinds.${one}`) }))}
      />
    </>
  );
}

/** To where receipts come from. */
async function Sell({ page }: { page: StoresPage }) {
  const t = await getTranslations('sales.tickets');
  return (
    <NextStep
      permission="sales.complete"
      may={page.storeIds.some((id) => page.may('sales.complete', id))}
      ways={[
        { label: t('sell'), href: '/counter' },
        { label: t('practise'), href: '/counter?practice=1' },
      ]}
    />
  );
}

export default listPage(async ({ searchParams }: Props) => {
  await storesOfPage('sales.read', (await searchParams).store);
}, TicketsList);
