'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/components/shell/session';
import { useErrorText } from '@/components/shell/use-error-text';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { useScanGoods } from '@/components/stock/use-scan-goods';
import { Amount } from '@/components/ui/amount';
import { Button, ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { Quantity } from '@/components/ui/quantity';
import { useUnit } from '@/components/ui/unit';
import { PlacesOfProduct } from '@/components/zones/where-is-it';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { CameraScan } from './camera-scan';
import { whatToSay } from './say-rules';

/** A customer holds something up: what it costs, where it stands, how many there are, and what to answer. */
export function ShelfHelper({ storeId, mayTransfer }: { storeId: string; mayTransfer: boolean }) {
  const t = useTranslations('shelf');
  const client = useTRPCClient();
  const errorText = useErrorText();
  const [product, setProduct] = useState<PickedProduct | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const scans = useScanGoods(storeId, take);

  function take(found: PickedProduct | null) {
    setProblem(null);
    setProduct(found);
  }
  async function lookUp(code: string) {
    try {
      const found = await client.catalog.byCode.query({ storeId, code });
      take(found);
      if (!found) setProblem(t('unknown', { code }));
    } catch (error) {
      setProblem(errorText(error));
    }
  }

  return (
    <div className="flex max-w-xl flex-col gap-4">
      {product ? null : (
        <>
          <CameraScan onScan={(code) => void lookUp(code)} />
          <ProductPicker onPick={take} />
        </>
      )}
      {scans.unknown || problem ? (
        <Callout tone="late" title={problem ?? t('unknown', { code: scans.unknown ?? '' })} />
      ) : null}
      {product ? (
        <>
          <Facts key={product.id} storeId={storeId} product={product} mayTransfer={mayTransfer} />
          <Button size="lg" variant="primary" onClick={() => take(null)}>
            {t('next')}
          </Button>
        </>
      ) : null}
    </div>
  );
}

function Facts(props: { storeId: string; product: PickedProduct; mayTransfer: boolean }) {
  const { storeId, product } = props;
  const t = useTranslations('shelf');
  const trpc = useTRPC();
  const errorText = useErrorText();
  const seesStock = useCan('stock.onHand');
  const detail = useQuery(trpc.catalog.product.queryOptions({ productId: product.id }));
  const levels = useQuery({
    ...trpc.stock.onHandEverywhere.queryOptions({ productIds: [product.id] }),
    enabled: seesStock,
  });
  const problem = detail.error ?? levels.error;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-4 rounded-md border border-rule bg-paper p-4">
        <p className="min-w-0 font-medium text-lg">
          {goodsName(product)}
          <span className="figures block font-normal text-ink-soft text-sm">{product.code}</span>
        </p>
        {detail.data ? <Amount fen={detail.data.listPriceFen} size="figure" /> : null}
      </div>
      {problem ? <Callout tone="late" title={errorText(problem)} /> : null}
      {levels.data ? <Answer {...props} levels={levels.data} /> : null}
      <Section title={t('place')}>
        <PlacesOfProduct storeId={storeId} productId={product.id} />
      </Section>
    </div>
  );
}

function Answer(props: {
  storeId: string;
  product: PickedProduct;
  mayTransfer: boolean;
  levels: readonly { storeId: string; storeName: string; onHand: string; available: string }[];
}) {
  const { storeId, product, levels } = props;
  const t = useTranslations('shelf');
  const unitOf = useUnit();
  const say = whatToSay(levels, storeId);
  const count = (quantity: string) => `${formatQuantity(quantity)} ${unitOf(product.unit, quantity)}`;
  return (
    <>
      <Callout
        tone={say.kind === 'nowhere' ? 'late' : 'info'}
        title={t(`say.${say.kind}`, {
          quantity: say.kind === 'nowhere' ? '' : count(say.quantity),
          store: say.kind === 'elsewhere' ? say.store : '',
        })}
      >
        {say.kind === 'elsewhere' && props.mayTransfer ? (
          <ButtonLink href="/stock/transfers/new" size="lg">
            {t('request')}
          </ButtonLink>
        ) : null}
      </Callout>
      <ul aria-label={t('stock')} className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {levels.map((level) => (
          <li key={level.storeId} className="flex min-h-12 items-center justify-between gap-3 px-4">
            <span className={level.storeId === storeId ? 'font-medium' : ''}>
              {level.storeName}
              {level.storeId === storeId ? (
                <span className="ml-2 text-ink-soft text-sm">{t('here')}</span>
              ) : null}
            </span>
            <Quantity value={level.available} unit={product.unit} />
          </li>
        ))}
      </ul>
    </>
  );
}
