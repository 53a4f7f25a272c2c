import { getTranslations } from 'next-intl/server';
import type { PageSession } from '@/components/shell/page-session';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

/** Zones nobody answers for, in the stores whose zones the person keeps and that have goods. */
export async function UnownedOverview({ page }: { page: PageSession }) {
  const kept = page.session.stores.filter(
    ({ id }) => page.may('zones.manage', id) && (page.storeId === null || page.storeId === id),
  );
  if (kept.length === 0) return null;
  const [t, api] = await Promise.all([getTranslations('zones'), serverApi()]);
  const begun = await api.stock.storesWithGoods({ storeIds: kept.map(({ id }) => id) });
  const stores = kept.filter(({ id }) => begun.includes(id));
  const found = await Promise.all(
    stores.map(async (store) => ({ store, zones: (await api.zones.unowned({ storeId: store.id })).now })),
  );
  const withUnowned = found.filter(({ zones }) => zones.length > 0);
  if (withUnowned.length === 0) return null;
  const count = withUnowned.reduce((sum, { zones }) => sum + zones.length, 0);
  return (
    <Callout tone="late" title={t('unownedTitle', { count })}>
      <ul>
        {withUnowned.map(({ store, zones }) => (
          <li key={store.id}>
            <TextLink href={`/stores/${store.id}`}>
              {t('unownedStore', {
                store: store.name,
                zones: zones.map(({ name }) => name).join(t('comma')),
              })}
            </TextLink>
          </li>
        ))}
      </ul>
      <p>{t('unownedHint')}</p>
    </Callout>
  );
}
