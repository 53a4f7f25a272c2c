import { getTranslations } from 'next-intl/server';
import type { PageSession } from '@/components/shell/page-session';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

/** The shelves a product stands on, store by store; nothing where it has none. */
export async function ShelfPlaces({ page, productId }: { page: PageSession; productId: string }) {
  const [t, api] = await Promise.all([getTranslations('zones'), serverApi()]);
  const stores = page.session.stores.filter((store) => page.may('zones.read', store.id));
  const found = await Promise.all(
    stores.map(async (store) => ({
      store,
      places: await api.stock.placesOfProduct({ storeId: store.id, productId }),
    })),
  );
  const rows = found.flatMap(({ store, places }) =>
    places.flatMap((place) => place.shelves.map((shelf) => ({ store, place, shelf }))),
  );
  if (rows.length === 0) return null;
  return (
    <div className="border-rule border-t p-3 text-sm">
      <h3 className="font-medium">{t('where.shelves')}</h3>
      <ul>
        {rows.map(({ store, place, shelf }) => (
          <li key={shelf.id} className="py-1">
            {store.name} · {place.zone} ·{' '}
            <TextLink href={`/stores/${store.id}/plan?zone=${place.zoneId}&shelf=${shelf.id}`}>
              {t('plan.shelf', { code: shelf.code })}
            </TextLink>{' '}
            {shelf.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
