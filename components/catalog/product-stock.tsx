import { getTranslations } from 'next-intl/server';
import type { PageSession } from '@/components/shell/page-session';
import { Section } from '@/components/ui/card';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatQuantity } from '@/lib/format';
import { milliFromText, milliToText } from '@/lib/quantity';
import { serverApi } from '@/trpc/server';
import { PlaceSelect } from './place-select';
import { ShelfPlaces } from './shelf-places';

interface Props {
  page: PageSession;
  product: {
    id: string;
    unit: string;
    places: readonly { storeId: string; zoneId: string; zoneName: string }[];
  };
  /** Rows of `stock.soldByDay` of the last 30 days; null: not to be seen. */
  sold: readonly { storeId: string; sold: string }[] | null;
}

/** Kinds of zones that goods are sold from. */
const SELLING = ['FLOOR', 'STOCKROOM', 'UNZONED'];

/** Where a product stands in every store and how much of it; who keeps a store's zones places it there. */
export async function ProductStock({ page, product, sold }: Props) {
  const own = page.session.stores;
  const seesStock = own.some((store) => page.may('stock.onHand', store.id));
  const managed = own.filter((store) => page.may('zones.manage', store.id));
  if (!seesStock && managed.length === 0) return null;
  const [t, costs, api] = await Promise.all([
    getTranslations('catalog'),
    getTranslations('stock.costs'),
    serverApi(),
  ]);
  const [levels, zones] = await Promise.all([
    seesStock ? api.stock.onHandEverywhere({ productIds: [product.id] }) : [],
    Promise.all(managed.map(async ({ id }) => ({ id, zones: await api.stock.zones({ storeId: id }) }))),
  ]);
  const names = new Map(own.map(({ id, name }) => [id, name]));
  for (const level of levels) names.set(level.storeId, level.storeName);
  return (
    <Section paper title={t('stock')} description={managed.length > 0 ? t('placeHint') : undefined}>
      <ListTable
        aria-label={t('stock')}
        headings={[
          t('store'),
          t('zone'),
          ...(seesStock ? [{ numeric: t('onHand') }] : []),
          ...(sold ? [{ numeric: t('sold30') }] : []),
        ]}
      >
        <TableBody>
          {[...names].map(([storeId, storeName]) => {
            const place = product.places.find((one) => one.storeId === storeId);
            const choices = zones.find(({ id }) => id === storeId)?.zones;
            const level = levels.find((one) => one.storeId === storeId);
            const onHand = level?.onHand ?? '0';
            const amount = <Quantity value={onHand} unit={product.unit} tone="plain" />;
            return (
              <TableRow key={storeId} className="align-middle">
                <TableCell>{storeName}</TableCell>
                <TableCell>
                  {choices ? (
                    <PlaceSelect
                      storeId={storeId}
                      storeName={storeName}
                      productId={product.id}
                      zoneId={place?.zoneId ?? null}
                      zones={choices.filter(({ kind }) => SELLING.includes(kind))}
                    />
                  ) : (
                    (place?.zoneName ?? t('noZone'))
                  )}
                </TableCell>
                {seesStock ? (
                  <TableCell numeric className={onHand.startsWith('-') ? 'text-alarm' : ''}>
                    {page.may('stock.read', storeId) ? (
                      <TextLink href={`/stock/entries?store=${storeId}&product=${product.id}`}>
                        {amount}
                      </TextLink>
                    ) : (
                      amount
                    )}
                    {level && level.reserved !== '0' ? (
                      <span className="block text-ink-soft text-xs">
                        {t('reservedAvailable', {
                          reserved: formatQuantity(level.reserved),
                          available: formatQuantity(level.available),
                        })}
                      </span>
                    ) : null}
                    {page.may('costs.see', storeId) ? (
                      <TextLink
                        className="block text-xs"
                        href={`/stock/costs?store=${storeId}&product=${product.id}`}
                      >
                        {costs('title')}
                      </TextLink>
                    ) : null}
                  </TableCell>
                ) : null}
                {sold ? (
                  <TableCell numeric>
                    {page.may('stock.read', storeId) ? formatQuantity(soldIn(sold, storeId)) : '–'}
                  </TableCell>
                ) : null}
              </TableRow>
            );
          })}
        </TableBody>
      </ListTable>
      <ShelfPlaces page={page} productId={product.id} />
    </Section>
  );
}

function soldIn(sold: readonly { storeId: string; sold: string }[], storeId: string): string {
  const own = sold.filter((row) => row.storeId === storeId);
  return milliToText(own.reduce((sum, row) => sum + (milliFromText(row.sold) ?? 0), 0));
}
