'use client';

import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { documentNumber } from '@/lib/document-number';
import type { MadeDocument } from './use-make-documents';

/** What was made of the chosen lines so far, each opening to its document. */
export function MadeDocuments(props: { made: readonly MadeDocument[]; problem: string | null }) {
  const t = useTranslations('purchasing.replenishment');
  const { made } = props;
  return (
    <>
      {props.problem ? <Callout tone="late" title={props.problem} /> : null}
      {made.length > 0 ? (
        <Callout title={t('made', { count: made.length })}>
          <span className="flex flex-wrap gap-x-4 gap-y-1">
            {made.map((one) =>
              one.kind === 'order' ? (
                <TextLink key={one.orderId} href={`/stock/orders/${one.orderId}?store=${one.storeId}`}>
                  {documentNumber('PURCHASE_ORDER', one.number)}
                </TextLink>
              ) : (
                <TextLink
                  key={one.transferId}
                  href={`/stock/transfers/${one.fromStoreId}/${one.transferId}?store=${one.storeId}`}
                >
                  {documentNumber('TRANSFER', one.number)}
                </TextLink>
              ),
            )}
          </span>
        </Callout>
      ) : null}
    </>
  );
}
