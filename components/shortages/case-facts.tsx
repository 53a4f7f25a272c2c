import { getTranslations } from 'next-intl/server';
import { Amount } from '@/components/ui/amount';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { Quantity } from '@/components/ui/quantity';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import type { SourcePlace } from '@/server/shortages/case-documents';
import type { CaseView } from './share-card';

/** What a case is about. Of a person's own, without the amounts of the others. */
export async function CaseFacts({ view, timeZone }: { view: CaseView; timeZone: string }) {
  const t = await getTranslations('shortages');
  const items = [
    { label: t('product'), value: `${goodsName(view.product)} · ${view.product.code}` },
    ...(view.quantity === null
      ? []
      : [{ label: t('quantity'), value: <Quantity value={view.quantity} unit={view.product.unit} /> }]),
    ...(view.amountFen === null ? [] : [{ label: t('amount'), value: <Amount fen={view.amountFen} /> }]),
    ...(view.valuation === null ? [] : [{ label: t('valuation'), value: t(`valuations.${view.valuation}`) }]),
    {
      label: t('source'),
      value: view.sourcePlace ? (
        <TextLink href={addressOf(view.sourcePlace, view.storeId)}>{t(`sources.${view.source}`)}</TextLink>
      ) : (
        t(`sources.${view.source}`)
      ),
    },
    { label: t('missedAt'), value: <DateTime at={view.missedAt} timeZone={timeZone} /> },
    { label: t('openedBy'), value: view.openedBy },
    { label: t('opened'), value: <DateTime at={view.openedAt} timeZone={timeZone} /> },
    { label: t('explainBy'), value: <DateTime at={view.explainBy} timeZone={timeZone} /> },
    ...(view.note ? [{ label: t('note'), value: view.note }] : []),
  ];
  return (
    <Card>
      <DetailList items={items} columns={2} />
    </Card>
  );
}

function addressOf(place: SourcePlace, storeId: string): string {
  const of = `?store=${storeId}`;
  if (place.kind === 'INCIDENT') return `/incidents/${place.incidentId}${of}`;
  if (place.kind === 'HANDOVER') return `/stock/handovers/${place.handoverId}${of}`;
  if (place.kind === 'STOCKTAKE') return `/stocktakes/${place.stocktakeId}${of}`;
  if (place.kind === 'TRANSFER') return `/stock/transfers/${place.fromStoreId}/${place.transferId}${of}`;
  return `/stock/reconciliation/${place.reconciliationId}${of}`;
}
