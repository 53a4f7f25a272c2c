'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan, useShellSession } from '@/components/shell/session';
import { formatMoney, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { milliFromText, milliToText } from '@/lib/quantity';
import { useTRPC } from '@/trpc/react';
import { documentHref, FOUND_KINDS, numberOf } from './found-documents';
import { numberAsked } from './number-asked';
import { type Found, looksLikeReceipt, SHOWN } from './palette-rules';

const KEPT = { placeholderData: keepPreviousData, staleTime: 10_000 } as const;

/** What the server finds: goods with their stock, receipts, zones, people. */
export function useRemote(term: string) {
  const trpc = useTRPC();
  const { stores } = useShellSession();
  const [goods, receipts, people] = [useCan('catalog.read'), useCan('sales.read'), useCan('people.read')];
  const [walks, serves] = [useCan('zones.check'), useCan('customers.find')];
  const wants = {
    goods: goods && term.length > 0,
    receipts: receipts && looksLikeReceipt(term),
    people: people && term.length > 0 && term.length <= 60,
    // Digits alone are numbers of documents here: a telephone's are looked for on the customers' own page.
    customers: serves && term.length > 1 && term.length <= 100 && !/^[\d\s+()-]*$/.test(term),
    zones: walks && term.length > 0 && term.length <= 60,
  };
  const products = useQuery({
    ...trpc.catalog.search.queryOptions({ term: term.slice(0, 100), take: SHOWN }),
    ...KEPT,
    enabled: wants.goods,
  });
  const hits = (wants.goods ? (products.data ?? []) : []).slice(0, SHOWN);
  const inStock = useInStock(hits.map(({ id }) => id));
  const tickets = useQuery({
    ...trpc.sales.ticketsByNumber.queryOptions({ number: term.toUpperCase().slice(0, 40) }),
    ...KEPT,
    enabled: wants.receipts,
  });
  const persons = useQuery({
    ...trpc.staff.people.queryOptions({ search: term }),
    ...KEPT,
    enabled: wants.people,
  });
  const zones = useQuery({ ...trpc.zones.byName.queryOptions({ term }), ...KEPT, enabled: wants.zones });
  const customers = useQuery({
    ...trpc.customers.find.queryOptions({ term, take: SHOWN }),
    ...KEPT,
    enabled: wants.customers,
  });
  const asked = [customers, products, tickets, persons, zones];
  const nameOf = new Map(stores.map(({ id, name }) => [id, name]));
  return {
    isLooking: asked.some(({ isFetching }) => isFetching),
    isCutOff: term.length > 0 && asked.some(({ isError, isPaused }) => isError || isPaused),
    products: hits.map(
      (product): Found => ({
        id: `product ${product.id}`,
        label: goodsName(product),
        detail: [product.code, inStock(product.id)].filter(Boolean).join(' · '),
        href: `/catalog/${product.id}`,
      }),
    ),
    receipts: (wants.receipts ? (tickets.data ?? []) : []).slice(0, SHOWN).map(
      (ticket): Found => ({
        id: `receipt ${ticket.id}`,
        label: ticket.number,
        detail: `${ticket.businessDay} · ${formatMoney(ticket.totalFen)}`,
        href: `/tickets/${ticket.storeId}/${ticket.id}`,
      }),
    ),
    zones: (wants.zones ? (zones.data ?? []) : []).slice(0, SHOWN).map(
      (zone): Found => ({
        id: `zone ${zone.storeId} ${zone.id}`,
        label: `${zone.code} ${zone.name}`,
        detail: nameOf.get(zone.storeId),
        href: `/zones/${zone.id}?store=${zone.storeId}`,
      }),
    ),
    customers: (wants.customers ? (customers.data?.customers ?? []) : []).map(
      (customer): Found => ({
        id: `customer ${customer.id}`,
        label: customer.name,
        detail: [customer.code, customer.numbers[0]?.number].filter(Boolean).join(' · '),
        href: `/customers/${customer.id}`,
      }),
    ),
    people: (wants.people ? (persons.data?.people ?? []) : []).slice(0, SHOWN).map(
      (person): Found => ({
        id: `person ${person.id}`,
        label: person.name,
        detail: [...new Set(person.grants.map(({ storeName }) => storeName))].filter(Boolean).join(' · '),
        href: `/people/${person.id}`,
      }),
    ),
  };
}

/** What there is of each of these goods, here and in other stores. @returns null: not known, or not to be seen */
function useInStock(productIds: string[]): (productId: string) => string | null {
  const trpc = useTRPC();
  const t = useTranslations('palette.stock');
  const { currentStoreId } = useShellSession();
  const may = useCan('stock.onHand');
  const levels = useQuery({
    ...trpc.stock.onHandEverywhere.queryOptions({ productIds }),
    ...KEPT,
    enabled: may && productIds.length > 0,
  });
  return (productId) => {
    if (!levels.data || levels.isPlaceholderData) return null;
    const rows = levels.data.filter((row) => row.productId === productId);
    const sum = (of: typeof rows) =>
      formatQuantity(
        milliToText(of.reduce((total, { available }) => total + (milliFromText(available) ?? 0), 0)),
      );
    if (currentStoreId === null) return t('everywhere', { quantity: sum(rows) });
    return t('hereAndElsewhere', {
      here: sum(rows.filter(({ storeId }) => storeId === currentStoreId)),
      elsewhere: sum(rows.filter(({ storeId }) => storeId !== currentStoreId)),
    });
  };
}

/** Documents by the number on them; which kinds and stores, the server decides. */
export function useDocuments(term: string) {
  const trpc = useTRPC();
  const t = useTranslations('palette');
  const { stores } = useShellSession();
  const named = FOUND_KINDS.map((kind) => [kind, t(`documents.${kind}.names`)] as const);
  const asked = numberAsked(term, named);
  const query = useQuery({
    ...trpc.insight.documents.queryOptions(asked ?? { number: 1 }),
    ...KEPT,
    enabled: asked !== null,
  });
  const nameOf = new Map(stores.map(({ id, name }) => [id, name]));
  return {
    isLooking: query.isFetching,
    isCutOff: asked !== null && (query.isError || query.isPaused),
    found: (asked ? (query.data ?? []) : []).slice(0, SHOWN).map(
      (one): Found => ({
        id: `document ${one.kind} ${one.storeId} ${one.id}`,
        label: `${t(`documents.${one.kind}.name`)} ${numberOf(one)}`,
        detail: nameOf.get(one.storeId),
        href: documentHref(one),
      }),
    ),
  };
}
