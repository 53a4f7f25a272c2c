'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { useScanGoods } from '@/components/stock/use-scan-goods';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { goodsName } from '@/lib/goods-name';

export interface GoodsLine {
  product: PickedProduct;
  quantity: string;
}

/** One more of a product: another scan of the same adds to its line. */
export function withOneMore(
  lines: readonly GoodsLine[],
  product: PickedProduct,
  times: number,
): readonly GoodsLine[] {
  const known = lines.find((line) => line.product.id === product.id);
  if (!known) return [...lines, { product, quantity: String(times) }];
  return lines.map((line) =>
    line === known ? { ...line, quantity: String((Number(line.quantity) || 0) + times) } : line,
  );
}

/** Goods it is about, by scan or search. */
export function GoodsLines({
  storeId,
  lines,
  onAdd,
  onChange,
}: {
  storeId: string;
  lines: readonly GoodsLine[];
  onAdd: (product: PickedProduct, times: number) => void;
  onChange: (lines: readonly GoodsLine[]) => void;
}) {
  const t = useTranslations('incidents.report');
  const { unknown } = useScanGoods(storeId, onAdd);
  return (
    <div className="flex flex-col gap-2">
      <ProductPicker onPick={(product, times = 1) => onAdd(product, times)} />
      {unknown ? <p className="text-alarm text-sm">{t('unknownCode', { code: unknown })}</p> : null}
      <ul className="flex flex-col divide-y divide-rule">
        {lines.map((line) => (
          <li key={line.product.id} className="flex items-center gap-2 py-2">
            <span className="min-w-0 flex-1">
              {goodsName(line.product)}
              <span className="block text-ink-soft text-xs">{line.product.code}</span>
            </span>
            <span className="w-20">
              <Input
                numeric
                inputMode="decimal"
                aria-label={t('quantityOf', { name: goodsName(line.product) })}
                value={line.quantity}
                maxLength={11}
                onChange={(event) =>
                  onChange(
                    lines.map((one) => (one === line ? { ...one, quantity: event.target.value } : one)),
                  )
                }
              />
            </span>
            <Button
              variant="ghost"
              size="lg"
              square
              aria-label={t('removeOf', { name: goodsName(line.product) })}
              onClick={() => onChange(lines.filter((one) => one !== line))}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
