import { getTranslations } from 'next-intl/server';
import { LogComplaintLink } from '@/components/complaints/log-link';
import { LineSeller } from '@/components/disputes/line-seller';
import { AskInvoice } from '@/components/invoices/ask-invoice';
import { LinePromotions } from '@/components/promotions/line-promotions';
import { Pieces } from '@/components/sales/serials/pieces';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { ReasonWords } from '@/components/shell/reason-words';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, Table, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import type { NamedCustomer } from '@/server/customers/customers-named';
import type { TicketDetail } from '@/server/sales/ticket-detail';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('sales.tickets');

/** One ticket, whole: lines, tenders, what came back of it, what it did to the stock. */
export default async function TicketPage({
  params,
}: {
  params: Promise<{ storeId: string; ticketId: string }>;
}) {
  const { storeId, ticketId } = await params;
  const page = await storeOfPage('sales.read', storeId);
  const t = await getTranslations('sales.tickets');
  const reports = await getTranslations('reports');
  const api = await serverApi();
  const [ticket, disputes] = await Promise.all([
    api.sales.ticket({ storeId, ticketId }),
    page.may('disputes.read', storeId) ? api.disputes.ofTicket({ storeId, ticketId }) : [],
  ]);
  const zone = page.timeZoneOf(storeId);
  return (
    <div className="flex flex-col gap-4">
      <LiveRefresh of={['disputes']} stores={[storeId]} pauseMs={5_000} />
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/tickets?store=${storeId}` }, { label: ticket.number }]}
        title={ticket.number}
        meta={<Badge>{reports(`ticketKind.${ticket.kind}`)}</Badge>}
        description={ticket.reason ? <ReasonWords kept={ticket.reason} /> : page.store.name}
        actions={
          <>
            {ticket.kind === 'SALE' && page.may('invoices.ask', storeId) ? (
              <AskInvoice {...{ storeId, ticketId }} />
            ) : null}
            {page.may('complaints.log', storeId) ? <LogComplaintLink {...{ storeId, ticketId }} /> : null}
          </>
        }
      />
      <Section paper title={t('facts')}>
        <DetailList
          className="px-3 py-2"
          columns={3}
          items={[
            { label: t('time'), value: <DateTime at={ticket.occurredAt} timeZone={zone} seconds /> },
            { label: t('bookedAt'), value: <DateTime at={ticket.recordedAt} timeZone={zone} seconds /> },
            {
              label: reports('day'),
              value: (
                <TextLink href={`/day-reports/${storeId}/${ticket.businessDay}`}>
                  <BusinessDay day={ticket.businessDay} />
                </TextLink>
              ),
            },
            { label: t('cashier'), value: ticket.cashier },
            { label: reports('till'), value: ticket.tillCode },
            {
              label: t('related'),
              value:
                ticket.related.length === 0
                  ? '–'
                  : ticket.related.map((other) => (
                      <TextLink key={other.id} className="mr-2" href={`/tickets/${storeId}/${other.id}`}>
                        {other.number}
                      </TextLink>
                    )),
            },
            {
              label: t('customer'),
              value: <Buyer of={ticket.customer} mayOpen={page.may('customers.find', storeId)} />,
            },
            {
              label: t('flagged'),
              value:
                ticket.flags.length === 0 ? '–' : ticket.flags.map((flag) => t(`flags.${flag}`)).join(' '),
            },
            { label: t('note'), value: ticket.note || '–' },
            ...(page.may('stock.read', storeId)
              ? [
                  {
                    label: t('entries'),
                    value: (
                      <TextLink href={`/stock/entries?store=${storeId}&document=${ticket.id}`}>
                        {t('seeEntries')}
                      </TextLink>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section paper title={t('lines')}>
        <ListTable
          aria-label={t('lines')}
          headings={[
            t('product'),
            { numeric: t('quantity') },
            { numeric: t('listPrice') },
            { numeric: t('unitPrice') },
            { numeric: reports('discount') },
            { numeric: reports('net') },
          ]}
        >
          <TableBody>
            {ticket.lines.map((line) => (
              <TableRow key={line.id}>
                <TableCell>
                  {goodsName({ name: line.productName, spec: line.spec })}
                  <span className="block text-ink-soft text-xs">{line.productCode}</span>
                  <Pieces serials={line.serials} parts={line.parts} />
                  <LinePromotions of={line.promotions} isLinked={page.may('promotions.manage', null)} />
                  <span className="flex flex-wrap gap-1">
                    {line.breach ? <Badge tone="late">{reports('breach')}</Badge> : null}
                    {line.approvalId ? <Badge tone="warn">{t('approved')}</Badge> : null}
                    {line.handover === 'LATER' ? (
                      <Badge>{t('awaiting', { quantity: line.awaiting })}</Badge>
                    ) : null}
                    {line.returned === '0' ? null : (
                      <Badge>{t('returnedSoFar', { quantity: line.returned })}</Badge>
                    )}
                    {line.disposition === 'DAMAGED' ? <Badge tone="late">{t('damaged')}</Badge> : null}
                    {line.overrideReason ? (
                      <Badge tone="warn">
                        <ReasonWords kept={line.overrideReason} />
                      </Badge>
                    ) : null}
                    {line.flags.map((flag) => (
                      <Badge key={flag} tone="warn">
                        {t(`flags.${flag}`)}
                      </Badge>
                    ))}
                  </span>
                  <LineSeller
                    storeId={storeId}
                    line={line}
                    goods={goodsName({ name: line.productName, spec: line.spec })}
                    timeZone={zone}
                    disputes={disputes}
                    personId={page.session.person.id}
                    mayClaim={page.may('disputes.raise', storeId)}
                  />
                </TableCell>
                <TableCell numeric>
                  {line.quantity} <Unit of={line.unit} quantity={line.quantity} />
                </TableCell>
                <AmountCell fen={line.listPriceFen} />
                <AmountCell fen={line.unitPriceFen} />
                <AmountCell fen={line.lineDiscountFen + line.basketDiscountFen} />
                <AmountCell fen={line.netFen} />
              </TableRow>
            ))}
          </TableBody>
          <TableFoot>
            {ticket.roundingFen === 0 ? null : (
              <TableRow>
                <TableCell>{reports('rounding')}</TableCell>
                <BetweenTotals />
                <AmountCell fen={-ticket.roundingFen} />
              </TableRow>
            )}
            <TableRow>
              <TableCell>{t('total')}</TableCell>
              <BetweenTotals />
              <AmountCell fen={ticket.totalFen} />
            </TableRow>
          </TableFoot>
        </ListTable>
      </Section>
      <Approvals of={ticket} timeZone={zone} />
      <Section paper title={reports('tenders')}>
        <Table aria-label={reports('tenders')}>
          <TableBody>
            {ticket.tenders.map((tender) => (
              <TableRow key={tender.id}>
                <TableCell>
                  {reports(`tenderKinds.${tender.kind}`)} {tender.reference}
                </TableCell>
                <AmountCell fen={tender.amountFen} />
                <TableCell numeric>{tender.refundedFen > 0 ? t('refundedSoFar') : ''}</TableCell>
              </TableRow>
            ))}
            {ticket.changeFen === 0 ? null : (
              <TableRow>
                <TableCell>{t('change')}</TableCell>
                <AmountCell fen={-ticket.changeFen} />
                <TableCell />
              </TableRow>
            )}
          </TableBody>
        </Table>
      </Section>
    </div>
  );
}

/** Who allowed what of it, and why; nothing where nobody had to. */
async function Approvals({ of: ticket, timeZone }: { of: TicketDetail; timeZone: string }) {
  const [t, reports] = await Promise.all([getTranslations('sales.tickets'), getTranslations('reports')]);
  if (ticket.approvals.length === 0) return null;
  return (
    <Section paper title={t('approvals')}>
      <ListTable
        aria-label={t('approvals')}
        headings={[
          t('approvedWhat'),
          t('approvedBy'),
          t('askedBy'),
          t('approvedWhy'),
          { numeric: t('approvedAmount') },
        ]}
      >
        <TableBody>
          {ticket.approvals.map((approval) => (
            <TableRow key={approval.id}>
              <TableCell>
                {reports(`approvalKinds.${approval.kind}`)}
                <span className="block text-ink-soft text-xs">
                  {ticket.lines.find(({ id }) => id === approval.lineId)?.productName ?? ''}
                </span>
              </TableCell>
              <TableCell>
                {approval.grantedBy} <DateTime at={approval.grantedAt} timeZone={timeZone} />
              </TableCell>
              <TableCell>{approval.requestedBy}</TableCell>
              <TableCell className="whitespace-normal">
                <ReasonWords kept={approval.reason} />
              </TableCell>
              <AmountCell fen={approval.netFen} />
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
    </Section>
  );
}

/** Who bought, with their number masked. */
async function Buyer({ of, mayOpen }: { of: NamedCustomer | null; mayOpen: boolean }) {
  const t = await getTranslations('sales.tickets');
  if (!of) return '–';
  const name = of.name || t('erasedCustomer');
  return (
    <>
      {mayOpen ? <TextLink href={`/customers/${of.goesOnAsId}`}>{name}</TextLink> : name}{' '}
      <span className="figures text-ink-soft">{of.maskedNumber}</span>
    </>
  );
}

/** The columns a sum has nothing to say in: cells of their own, so that a phone says the sum under its own heading. */
function BetweenTotals() {
  return (
    <>
      <TableCell />
      <TableCell />
      <TableCell />
      <TableCell />
    </>
  );
}
