'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { goodsName } from '@/lib/goods-name';
import { mulQuantity } from '@/lib/money';
import { applyPromotions, givenOn } from '@/lib/promotions/apply-promotions';
import { covers, type PromotionLine, type PromotionTerms } from '@/lib/promotions/terms';
import type { exampleGoods } from '@/server/catalog/promoted-goods';
import { useTRPC } from '@/trpc/react';
import { useConditionWords, usePromotionSentence } from './promotion-sentence';

/** What is planned in plain words, and what it does to a basket, by the same code as the counter. */
export function PromotionPreview({
  terms,
  nameOf,
}: {
  terms: PromotionTerms;
  nameOf: (id: string) => string;
}) {
  const t = useTranslations('promotions.preview');
  const sentence = usePromotionSentence(nameOf);
  const conditions = useConditionWords();
  const goods = useExampleGoods(terms);
  const lines = exampleLines(terms, goods);
  const { given } = applyPromotions(lines, [terms], { isMember: true });
  return (
    <Section paper title={t('title')}>
      <p className="px-3 py-2 text-base">{[sentence(terms), ...conditions(terms)].join(t('stop'))}</p>
      {lines.length === 0 ? null : (
        <ListTable
          aria-label={t('example')}
          headings={[
            t('goods'),
            { numeric: t('pieces') },
            { numeric: t('list') },
            { numeric: t('off') },
            { numeric: t('pays') },
          ]}
        >
          <TableBody>
            {lines.map((line) => {
              const listFen = mulQuantity(line.listFen, line.quantityMilli);
              const offFen = givenOn(given, line.id);
              const of = goods.find(({ id }) => id === line.productId);
              return (
                <TableRow key={line.id}>
                  <TableCell>{of ? goodsName(of) : ''}</TableCell>
                  <TableCell numeric>{line.quantityMilli / 1000}</TableCell>
                  <TableCell numeric>
                    <Amount fen={listFen} tone="plain" />
                  </TableCell>
                  <TableCell numeric>
                    <Amount fen={-offFen} tone="plain" />
                  </TableCell>
                  <TableCell numeric>
                    <Amount fen={listFen - offFen} tone="plain" />
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </ListTable>
      )}
    </Section>
  );
}

type ExampleGoods = Awaited<ReturnType<typeof exampleGoods>>[number];

/** Some goods it names: of its first product or category, and of what is got. */
function useExampleGoods(terms: PromotionTerms): ExampleGoods[] {
  const trpc = useTRPC();
  const { goods, getGoods } = terms;
  const ids = [...goods.productIds.slice(0, 2), ...(getGoods?.productIds.slice(0, 1) ?? [])];
  const found = useQuery({
    ...trpc.promotions.exampleGoods.queryOptions({
      productIds: ids,
      categoryIds: [...goods.categoryIds.slice(0, 1), ...(getGoods?.categoryIds.slice(0, 1) ?? [])],
      all: goods.all || (getGoods?.all ?? false),
    }),
    enabled: ids.length > 0 || goods.all || goods.categoryIds.length > 0,
  });
  return found.data ?? [];
}

/** A basket that it just fits, of what it names. */
function exampleLines(terms: PromotionTerms, goods: readonly ExampleGoods[]): PromotionLine[] {
  const lines = goods.map((product) => ({
    ...{ id: product.id, productId: product.id, categoryId: product.categoryId, kind: product.kind },
    ...{ decimals: 0, quantityMilli: 1000, listFen: product.listPriceFen, memberFen: null, byHand: false },
  }));
  const { getGoods } = terms;
  const got = getGoods ? lines.find((line) => covers(getGoods, line)) : undefined;
  const bought = lines.filter((line) => covers(terms.goods, line) && !(getGoods && covers(getGoods, line)));
  const first = bought[0];
  if (!first) return [];
  if (terms.kind === 'PRICE' || terms.kind === 'PERCENT_OFF') return bought.slice(0, 2);
  const pieces = (terms.pieces ?? 0) + (terms.kind === 'BUY_GET' && !getGoods ? (terms.getPieces ?? 0) : 0);
  const second = pieces > 1 ? bought[1] : undefined;
  return [
    { ...first, quantityMilli: Math.max(1, pieces - (second ? 1 : 0)) * 1000 },
    ...(second ? [second] : []),
    ...(got ? [{ ...got, quantityMilli: Math.max(1, terms.getPieces ?? 0) * 1000 }] : []),
  ];
}
