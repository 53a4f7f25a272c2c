import { getTranslations } from 'next-intl/server';
import { PrintPage } from '@/components/reports/print-page';
import { GoodsThumb } from '@/components/sales/goods-thumb';
import { pageTitle } from '@/components/shell/page-title';
import { CaseLink } from '@/components/shortages/case-link';
import { type StorePage, storeOfPage } from '@/components/stock/store-of-page';
import { DecideDifference } from '@/components/transfers/decide-difference';
import { DeliverySlip } from '@/components/transfers/delivery-slip';
import {
  CancelTransfer,
  DispatchTransfer,
  ReceiveTransfer,
} from '@/components/transfers/transfer-quantities';
import { TransferState } from '@/components/transfers/transfer-state';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { Unit } from '@/components/ui/unit';
import { documentNumber } from '@/lib/document-number';
import { goodsName } from '@/lib/goods-name';
import type { TransferLineView } from '@/server/transfers/list-transfers';
import { DIFFERENCE_VERDICTS } from '@/server/transfers/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('transfers');

interface Props {
  params: Promise<{ fromStoreId: string; transferId: string }>;
  searchParams: Promise<{ store?: string }>;
}

type Detail = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['transfers']['detail']>>;

const ARRIVALS = {
  RECEIVED: 'arrived',
  DAMAGED: 'damaged',
  ARRIVED_LATE: 'arrivedLate',
  SENT_BACK: 'sentBack',
} as const;

/** One transfer whole, with what the person's store has to do about it. */
export default async function TransferPage({ params, searchParams }: Props) {
  const { fromStoreId, transferId } = await params;
  const page = await storeOfPage('stock.read', (await searchParams).store);
  const t = await getTranslations('transfers');
  const api = await serverApi();
  const transfer = await api.transfers.detail({ storeId: page.storeId, fromStoreId, transferId });
  const timeZone = page.timeZoneOf(page.storeId);
  const short = transfer.lines.filter((line) => line.left !== '0').length;
  const moments = [
    [t('requestedAt'), transfer.requestedAt],
    [t('dispatchedAt'), transfer.dispatchedAt],
    [t('receivedAt'), transfer.receivedAt],
  ] as const;
  return (
    <>
      <div className="flex flex-col gap-4 print:hidden">
        <PageHeader
          breadcrumbs={[{ label: t('title'), href: `/stock/transfers?store=${page.storeId}` }]}
          title={documentNumber('TRANSFER', transfer.number, transfer.fromStoreCode)}
          description={
            <>
              {transfer.fromStore} → {transfer.toStore}
              {moments.map(([label, at]) =>
                at ? (
                  <span key={label}>
                    {' · '}
                    {label} <DateTime at={at} timeZone={timeZone} />
                  </span>
                ) : null,
              )}
              {transfer.note ? ` · ${transfer.note}` : ''}
            </>
          }
          meta={
            <TransferState
              state={transfer.state}
              openDifferences={transfer.state === 'RECEIVED' ? short : 0}
            />
          }
          actions={<PrintPage />}
        />
        <WhatToDo page={page} transfer={transfer} short={short} />
        {worksOn(page, transfer) ? null : (
          <Card padding="none">
            <Lines page={page} transfer={transfer} />
          </Card>
        )}
      </div>
      <DeliverySlip
        number={documentNumber('TRANSFER', transfer.number, transfer.fromStoreCode)}
        from={{ id: transfer.fromStoreId, name: transfer.fromStore }}
        to={{ id: transfer.toStoreId, name: transfer.toStore }}
        sentAt={transfer.dispatchedAt}
        timeZone={timeZone}
        note={transfer.note}
        lines={transfer.lines}
      />
    </>
  );
}

/** Does this store fill in the lines now? Then the form shows them. */
function worksOn(page: StorePage, transfer: Detail): boolean {
  if (!page.may('transfers.manage', page.storeId)) return false;
  const sends = page.storeId === transfer.fromStoreId;
  return transfer.state === (sends ? 'REQUESTED' : 'ON_ITS_WAY');
}

/** What this store can do now, or what the other one is waited for. */
async function WhatToDo({ page, transfer, short }: { page: StorePage; transfer: Detail; short: number }) {
  const t = await getTranslations('transfers');
  const { storeId } = page;
  const may = page.may('transfers.manage', storeId);
  const work = { storeId, fromStoreId: transfer.fromStoreId, transferId: transfer.id, lines: transfer.lines };
  if (transfer.state === 'REQUESTED') {
    if (worksOn(page, transfer)) return <DispatchTransfer {...work} />;
    return (
      <Callout title={t('waitsForSender', { store: transfer.fromStore })}>
        {may ? <CancelTransfer {...work} /> : null}
      </Callout>
    );
  }
  if (transfer.state === 'ON_ITS_WAY') {
    if (worksOn(page, transfer)) return <ReceiveTransfer {...work} />;
    return <Callout title={t('waitsForReceiver', { store: transfer.toStore })} />;
  }
  if (transfer.state === 'RECEIVED' && short > 0)
    return (
      <Callout
        tone="late"
        title={t('waitsForDecision', { from: transfer.fromStore, to: transfer.toStore })}
      />
    );
  return null;
}

async function Lines({ page, transfer }: { page: StorePage; transfer: Detail }) {
  const t = await getTranslations('transfers');
  const stock = await getTranslations('stock');
  const verdicts =
    transfer.state === 'RECEIVED'
      ? DIFFERENCE_VERDICTS.filter((verdict) =>
          page.may(
            'transfers.decide',
            verdict === 'ARRIVED_LATE' ? transfer.toStoreId : transfer.fromStoreId,
          ),
        )
      : [];
  const opensCases = page.may('shortages.open', page.storeId);
  const newCase = (product: string) =>
    `/stock/shortages/new?${new URLSearchParams({
      store: page.storeId,
      source: 'TRANSFER',
      sourceId: transfer.id,
      product,
    })}`;
  const first = (line: TransferLineView) => line.sent ?? line.requested ?? '';
  return (
    <ListTable
      aria-label={stock('lines')}
      headings={[
        stock('product'),
        { numeric: transfer.state === 'REQUESTED' ? t('requested') : t('sentQuantity') },
        t('arrived'),
        { numeric: t('left') },
      ]}
    >
      <TableBody>
        {transfer.lines.map((line) => (
          <TableRow key={line.lineNo}>
            <TableCell>
              <div className="flex gap-3">
                <GoodsThumb picture={line.picture} edge={96} className="size-10 print:hidden" />
                <div className="min-w-0">
                  {goodsName(line)}
                  <span className="block text-ink-soft text-xs">{line.code}</span>
                </div>
              </div>
            </TableCell>
            <TableCell numeric>
              {first(line)} <Unit of={line.unit} />
            </TableCell>
            <TableCell>
              {line.arrivals.map((arrival) => (
                <span key={`${arrival.kind}${arrival.quantity}`} className="block tabular-nums">
                  {t(ARRIVALS[arrival.kind])} {arrival.quantity}
                </span>
              ))}
              {line.lost === '0' ? null : (
                <span className="block tabular-nums">
                  {t('lost')} {line.lost}
                </span>
              )}
            </TableCell>
            <TableCell numeric>
              <span className="inline-flex items-center justify-end gap-2">
                {line.left}
                {verdicts.length > 0 && line.left !== '0' && line.dispatchLineId ? (
                  <DecideDifference
                    storeId={page.storeId}
                    fromStoreId={transfer.fromStoreId}
                    verdicts={verdicts}
                    transferId={transfer.id}
                    dispatchLineId={line.dispatchLineId}
                    name={goodsName(line)}
                    left={line.left}
                  />
                ) : null}
              </span>
              {line.missing || line.case ? (
                <span className="block">
                  <CaseLink
                    storeId={page.storeId}
                    opened={line.case}
                    reads={page.may('shortages.read', page.storeId)}
                    newCase={opensCases ? newCase(line.productId) : null}
                  />
                </span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}
