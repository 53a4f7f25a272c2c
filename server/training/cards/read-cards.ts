import type { KnowledgeCard } from '@/generated/prisma/client';
import { categoryNames } from '@/server/catalog/category-names';
import { categoriesOfProducts, productsById } from '@/server/catalog/products-by-id';
import { productDetail } from '@/server/catalog/queries';
import type { Reader } from '@/server/platform/db';

/** Cards of products on one page of the list. */
const PAGE = 50;

/** What whoever sells a product should know: its own card, or its category's; with the floor for who may see floors. */
export async function cardOfProduct(reader: Reader, productId: string, sees: { floor: boolean }) {
  const product = await productDetail(reader, productId, { floor: sees.floor, cost: false });
  const categoryId = product.category?.id ?? null;
  const cards = await reader.knowledgeCard.findMany({
    where: { OR: [{ productId }, ...(categoryId ? [{ categoryId }] : [])] },
  });
  const own = cards.find((card) => card.productId === productId);
  const card = own ?? cards[0];
  return {
    card: card ? said(card, sees) : null,
    /** Of the category: the product has none of its own. */
    isCategorys: card !== undefined && !own,
    category: product.category,
    listPriceFen: product.listPriceFen,
    floorPriceFen: product.floorPriceFen,
  };
}

/** The cards that belong to a course, in its order; a product without one has its category's. */
export async function cardsOfProducts(
  reader: Reader,
  productIds: readonly string[],
  sees: { floor: boolean },
) {
  if (productIds.length === 0) return [];
  const [products, categories] = await Promise.all([
    productsById(reader, productIds),
    categoriesOfProducts(reader, productIds),
  ]);
  const cards = await reader.knowledgeCard.findMany({
    where: {
      OR: [{ productId: { in: [...productIds] } }, { categoryId: { in: [...new Set(categories.values())] } }],
    },
  });
  return productIds.flatMap((productId) => {
    const product = products.get(productId);
    const card =
      cards.find((one) => one.productId === productId) ??
      cards.find((one) => one.categoryId !== null && one.categoryId === categories.get(productId));
    return product && card
      ? [{ productId, name: product.name, spec: product.spec, card: said(card, sees) }]
      : [];
  });
}

/** Every category with its card or without, and products that have one of their own, by name. */
export async function listCards(reader: Reader, of: { after?: string | undefined }) {
  const [names, cards] = await Promise.all([
    categoryNames(reader),
    reader.knowledgeCard.findMany({ where: { categoryId: { not: null } } }),
  ]);
  const own = await reader.knowledgeCard.findMany({
    where: { productId: { not: null }, ...(of.after ? { id: { lt: of.after } } : {}) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
  });
  const page = own.slice(0, PAGE);
  const products = await productsById(
    reader,
    page.flatMap(({ productId }) => productId ?? []),
  );
  const sees = { floor: true };
  return {
    categories: [...names].map(([id, name]) => {
      const card = cards.find(({ categoryId }) => categoryId === id);
      return { id, name, card: card ? said(card, sees) : null };
    }),
    products: page.flatMap((card) => {
      const product = products.get(card.productId ?? '');
      return product
        ? [{ id: product.id, name: product.name, spec: product.spec, card: said(card, sees) }]
        : [];
    }),
    next: own.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

export type CardSaid = ReturnType<typeof said>;

function said({ say, care, warranty, bargain, revision }: KnowledgeCard, sees: { floor: boolean }) {
  return { say, care, warranty, bargain: sees.floor ? bargain : '', revision };
}
