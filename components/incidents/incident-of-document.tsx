import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { PageSession } from '@/components/shell/page-session';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

type DocumentKind = 'ADJUSTMENT' | 'SHORTAGE_CASE' | 'STOCKTAKE';

/** From documents back to the incidents they follow from, by document, in the stores where the person may read those. */
export async function incidentLinks(
  page: Pick<PageSession, 'may'> & { storeIds: readonly string[] },
  kind: DocumentKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReactNode>> {
  const storeIds = page.storeIds.filter((storeId) => page.may('incidents.read', storeId));
  if (ids.length === 0 || storeIds.length === 0) return new Map();
  const [t, api] = await Promise.all([getTranslations('incidents'), serverApi()]);
  const found = await api.incidents.ofDocuments({ storeIds, kind, ids: ids.slice(0, 200) });
  return new Map(
    found.map((one) => [
      one.documentId,
      <TextLink key={one.documentId} href={`/incidents/${one.incidentId}?store=${one.storeId}`}>
        {t('from', { number: one.number })}
      </TextLink>,
    ]),
  );
}
