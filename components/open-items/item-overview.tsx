import { getTranslations } from 'next-intl/server';
import type { PageSession } from '@/components/shell/page-session';
import { Card, Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';
import { ITEM_KINDS, MATTERS_SHOWN } from './item-kinds';
import { readItems } from './read-items';

/** How many items are open in each store, for whoever may deal with them; each count leads to its list. */
export async function ItemOverview({ page }: { page: PageSession }) {
  const [t, common, api] = await Promise.all([
    getTranslations('openItems'),
    getTranslations('common'),
    serverApi(),
  ]);
  const stores = page.session.stores.filter(({ id }) => page.storeId === null || id === page.storeId);
  const rows = await Promise.all(
    stores.map(async (store) => ({ store, items: await readItems(api, page, store.id) })),
  );
  const kinds = ITEM_KINDS.filter((kind) => rows.some(({ items }) => items[kind] !== null));
  if (kinds.length === 0) return null;
  return (
    <Section title={t('title')}>
      <Card padding="none">
        <ListTable
          aria-label={t('title')}
          headings={[common('store'), ...kinds.map((kind) => ({ numeric: t(`tabs.${kind}`) }))]}
        >
          <TableBody>
            {rows.map(({ store, items }) => (
              <TableRow key={store.id}>
                <TableCell>{store.name}</TableCell>
                {kinds.map((kind) => {
                  const count = items[kind]?.length;
                  return (
                    <TableCell key={kind} numeric>
                      {count ? (
                        <TextLink
                          href={`/open-items?store=${store.id}&tab=${kind}`}
                          className={kind === 'pickups' ? '' : 'font-semibold text-alarm'}
                        >
                          {count === MATTERS_SHOWN ? `${MATTERS_SHOWN}+` : count}
                        </TextLink>
                      ) : (
                        (count ?? '–')
                      )}
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Card>
    </Section>
  );
}
