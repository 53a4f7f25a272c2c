import { getTranslations } from 'next-intl/server';
import { Amount } from '@/components/ui/amount';
import { Section } from '@/components/ui/card';
import { DetailList } from '@/components/ui/detail-list';
import { Unit } from '@/components/ui/unit';
import { formatMoney } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';

interface Props {
  product: {
    brand: string;
    spec: string;
    unit: string;
    decimals: number;
    category: { name: string } | null;
    listPriceFen: number;
    floorPriceFen: number | null;
    memberPriceFen: number | null;
    cost: string | null;
    taxRateBp: number;
    barcodes: readonly string[];
    parts: readonly { id: string; name: string; spec: string; unit: string; quantity: string }[];
  };
  seesFloor: boolean;
}

/** What a product is, to be read; floor and cost for who may see them. */
export async function ProductFacts({ product, seesFloor }: Props) {
  const t = await getTranslations('catalog');
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="sr-only">{t('listPrice')}</span>
        <Amount fen={product.listPriceFen} size="figure-lg" tone="plain" />
        <span className="text-ink-soft">
          / <Unit of={product.unit} quantity="1" />
        </span>
      </p>
      <Section title={t('facts')}>
        <DetailList
          columns={2}
          items={[
            { label: t('spec'), value: product.spec || t('none') },
            { label: t('brand'), value: product.brand || t('none') },
            { label: t('category'), value: product.category?.name ?? t('none') },
            {
              label: t('unit'),
              value: (
                <>
                  <Unit of={product.unit} quantity="1" /> · {t('places', { count: product.decimals })}
                </>
              ),
            },
            {
              label: t('barcodes'),
              value: product.barcodes.length > 0 ? product.barcodes.join(' · ') : t('none'),
            },
            ...(product.parts.length === 0
              ? []
              : [
                  {
                    label: t('parts.title'),
                    value: product.parts.map((part) => `${goodsName(part)} × ${part.quantity}`).join(' · '),
                  },
                ]),
            { label: t('taxRate'), value: `${product.taxRateBp / 100}%` },
            ...(product.memberPriceFen === null
              ? []
              : [{ label: t('memberPrice'), value: formatMoney(product.memberPriceFen) }]),
            ...(seesFloor
              ? [
                  {
                    label: t('floorPrice'),
                    value: product.floorPriceFen === null ? t('none') : formatMoney(product.floorPriceFen),
                  },
                ]
              : []),
            ...(product.cost === null
              ? []
              : [{ label: t('cost'), value: formatMoney(Math.round(Number(product.cost))) }]),
          ]}
        />
      </Section>
    </div>
  );
}
