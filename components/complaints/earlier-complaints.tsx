'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { complaintNumber } from '@/lib/complaint-number';
import { useTRPC } from '@/trpc/react';
import { ComplaintStateBadge } from './complaint-badges';

/** What this customer and this product were complained of before. */
export function EarlierComplaints(props: {
  storeId: string;
  customerId: string | null;
  productId: string | null;
}) {
  const { storeId, customerId, productId } = props;
  const t = useTranslations('complaints');
  const trpc = useTRPC();
  const found = useQuery({
    ...trpc.complaints.earlier.queryOptions({
      storeId,
      ...(customerId ? { customerId } : {}),
      ...(productId ? { productId } : {}),
    }),
    enabled: customerId !== null || productId !== null,
  });
  if (!found.data) return null;
  return (
    <Section paper title={t('log.earlier')}>
      {found.data.length === 0 ? (
        <p className="p-3 text-ink-soft text-sm">{t('log.earlierNone')}</p>
      ) : (
        <ul className="flex flex-col gap-2 p-3 text-sm">
          {found.data.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center gap-2">
              <TextLink href={`/complaints/${row.id}?store=${row.storeId}`}>
                {complaintNumber(row.number)}
              </TextLink>
              <ComplaintStateBadge state={row.state} />
              <span className="line-clamp-1 min-w-0 flex-1 break-words">{row.words}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
