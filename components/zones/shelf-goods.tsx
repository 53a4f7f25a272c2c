'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { useScanGoods } from '@/components/stock/use-scan-goods';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { toast } from '@/components/ui/toast';
import { goodsName } from '@/lib/goods-name';
import { useTRPC, useTRPCClient } from '@/trpc/react';

/** What stands on a shelf; a scan anywhere on the page places one more product. */
export function ShelfGoods(props: {
  storeId: string;
  shelf: { id: string; code: string };
  mayArrange: boolean;
}) {
  const { storeId, shelf, mayArrange } = props;
  const t = useTranslations('zones.plan');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const errorText = useErrorText();
  const place = useAct(client.stock.placeOnShelf.mutate);
  const take = useAct(client.stock.takeFromShelf.mutate);
  const found = useInfiniteQuery(
    trpc.stock.shelfProducts.infiniteQueryOptions(
      { storeId, shelfId: shelf.id },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  async function put(product: PickedProduct) {
    const done = await place.act({ storeId, shelfId: shelf.id, productIds: [product.id] });
    if (done) toast.success(t('placed', { name: goodsName(product) }));
  }
  const scans = useScanGoods(mayArrange ? storeId : null, (product) => void put(product));
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const problem = place.problem ?? take.problem ?? (found.error ? errorText(found.error) : null);
  return (
    <div className="flex flex-col gap-3">
      {mayArrange ? (
        <>
          <p className="text-ink-soft text-sm">{t('placeHint')}</p>
          <ProductPicker onPick={(product) => void put(product)} />
        </>
      ) : null}
      {scans.unknown ? (
        <p role="status" className="text-alarm text-sm">
          {t('unknownCode', { code: scans.unknown })}
        </p>
      ) : null}
      {problem ? <Callout tone="late" title={problem} /> : null}
      {found.isSuccess && rows.length === 0 ? <EmptyState title={t('empty')} className="py-6" /> : null}
      <ul aria-label={t('onShelf', { code: shelf.code })} className="divide-y divide-rule">
        {rows.map((product) => (
          <li key={product.id} className="flex items-center gap-2 py-2">
            <p className="min-w-0 flex-1 text-sm">
              {goodsName(product)}
              <span className="block text-ink-soft text-xs">{product.code}</span>
            </p>
            {mayArrange ? (
              <Button
                variant="ghost"
                size="lg"
                square
                disabled={take.busy}
                aria-label={t('takeOf', { name: goodsName(product) })}
                onClick={async () => {
                  const input = { storeId, shelfId: shelf.id, productIds: [product.id] };
                  if (await take.act(input)) toast.success(t('taken', { name: goodsName(product) }));
                }}
              >
                <X aria-hidden />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <LoadMore
        shown={rows.length}
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onLoadMore={() => void found.fetchNextPage()}
      />
    </div>
  );
}
