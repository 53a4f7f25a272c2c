'use client';

import { useTranslations } from 'next-intl';
import { multiplied, multiplierOf } from '@/client/scan-buffer';
import { isStocked } from '@/client/special-goods';
import { Button } from '@/components/ui/button';
import { SearchBox } from '@/components/ui/search-box';
import { goodsName } from '@/lib/goods-name';
import type { UnknownScan } from './unknown-note';
import type { CountSheet } from './use-count-sheet';

/** What stands on the shelf is counted, carried or not. */
const ALSO_DISCONTINUED = { discontinued: true };

/** Search by code, name or pinyin in the phone's catalogue; a tap counts one, or five of `5*` and a word. */
export function CountFind(props: {
  count: CountSheet;
  search: string;
  onSearch: (text: string) => void;
  onPick: (productId: string, times: string | null) => void;
  onUnknown: (scan: UnknownScan) => void;
}) {
  const t = useTranslations('stocktake');
  const { catalogue, goods } = props.count;
  const { times, code: wanted } = multiplied(props.search);
  const found =
    wanted === ''
      ? []
      : catalogue.search(wanted, null, ALSO_DISCONTINUED).products.filter(isStocked).slice(0, 12);
  return (
    <section aria-label={t('find')} className="flex flex-col gap-2">
      <SearchBox
        controlSize="lg"
        value={props.search}
        onValueChange={props.onSearch}
        loading={goods.state === 'loading'}
        placeholder={t('findHint')}
        aria-label={t('findHint')}
        onSubmit={(text) => {
          const { times: pieces, code: asked } = multiplied(text);
          // `5*` alone waits for what comes next.
          if (asked === '' || multiplierOf(asked) !== null) return;
          // What is typed while the goods are still coming waits for them, as a scan does.
          void catalogue.lookUp(asked).then((known) => {
            const product =
              known ?? catalogue.search(asked, null, ALSO_DISCONTINUED).products.find(isStocked);
            if (product) props.onPick(product.id, pieces);
            else props.onUnknown({ code: asked, times: pieces });
          });
        }}
      />
      {wanted === '' ? null : (
        <ul aria-live="polite" className="divide-y divide-rule rounded-md border border-rule bg-paper">
          {found.map((product) => (
            <li key={product.id}>
              <Button
                variant="ghost"
                size="lg"
                className="h-auto min-h-14 w-full justify-start whitespace-normal py-2 text-left"
                onClick={() => props.onPick(product.id, times)}
              >
                <span className="min-w-0">
                  {goodsName(product)}
                  <span className="block text-ink-soft text-xs">{product.code}</span>
                </span>
              </Button>
            </li>
          ))}
          {found.length === 0 ? (
            <li className="p-3 text-alarm">
              {goods.state === 'loading' ? t('goodsLoading') : t('nothingFound', { term: wanted })}
            </li>
          ) : null}
        </ul>
      )}
    </section>
  );
}
