'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useCan, useShellSession } from '@/components/shell/session';
import { formatMoney } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { useTRPC } from '@/trpc/react';
import {
  actionsFor,
  type Found,
  type FoundGroup,
  looksLikeReceipt,
  matching,
  type Named,
  pagesFor,
} from './palette-rules';
import { usePinyin } from './use-pinyin';

/** Most of a kind that are shown at once. */
const SHOWN = 6;

/** What the palette finds for what was typed: pages, acts and stores at once, goods, receipts and people from the server. */
export function useFound(typed: string): { groups: FoundGroup[]; isLooking: boolean } {
  const term = typed.trim();
  const named = useNamed();
  const remote = useRemote(term);
  const groups: FoundGroup[] = [
    { kind: 'pages', items: matching(named.pages, term).slice(0, term ? SHOWN : undefined) },
    { kind: 'actions', items: matching(named.actions, term).slice(0, term ? SHOWN : undefined) },
    { kind: 'products', items: remote.products },
    { kind: 'receipts', items: remote.receipts },
    { kind: 'people', items: remote.people },
    { kind: 'stores', items: matching(named.stores, term).slice(0, SHOWN) },
  ];
  return { groups: groups.filter(({ items }) => items.length > 0), isLooking: remote.isLooking };
}

/** Everything with a name of its own on the device. */
function useNamed(): Record<'pages' | 'actions' | 'stores', Named[]> {
  const nav = useTranslations('shell.nav');
  const t = useTranslations('palette');
  const { permissions, stores, currentStoreId } = useShellSession();
  const pinyin = usePinyin();
  return useMemo(() => {
    const name = (found: Found, more = ''): Named => ({
      found,
      words: `${found.label} ${more} ${pinyin(found.label)} ${pinyin(more)}`.toLowerCase(),
    });
    const also = (key: string) => (t.has(`also.${key}`) ? t(`also.${key}`) : '');
    return {
      pages: pagesFor(permissions).map(({ href, messageKey }) =>
        name({ id: `page ${href}`, label: nav(messageKey), href }, also(messageKey)),
      ),
      actions: actionsFor(permissions).map(([action, href]) =>
        name({ id: `act ${action}`, label: t(`actions.${action}`), href }, also(action)),
      ),
      stores: stores
        .filter(({ id }) => id !== currentStoreId)
        .map(({ id, code, name: label }) =>
          name({ id: `store ${id}`, label, detail: code, href: '/', chooses: id }, code),
        ),
    };
  }, [nav, t, permissions, stores, currentStoreId, pinyin]);
}

function useRemote(term: string) {
  const trpc = useTRPC();
  const [goods, receipts, people] = [useCan('catalog.read'), useCan('sales.read'), useCan('people.read')];
  const kept = { placeholderData: keepPreviousData, staleTime: 10_000 };
  const wants = {
    goods: goods && term.length > 0,
    receipts: receipts && looksLikeReceipt(term),
    people: people && term.length > 0 && term.length <= 60,
  };
  const products = useQuery({
    ...trpc.catalog.search.queryOptions({ term: term.slice(0, 100), take: SHOWN }),
    ...kept,
    enabled: wants.goods,
  });
  const tickets = useQuery({
    ...trpc.sales.ticketsByNumber.queryOptions({ number: term.toUpperCase().slice(0, 40) }),
    ...kept,
    enabled: wants.receipts,
  });
  const persons = useQuery({
    ...trpc.staff.people.queryOptions({ search: term }),
    ...kept,
    enabled: wants.people,
  });
  return {
    isLooking: products.isFetching || tickets.isFetching || persons.isFetching,
    products: (wants.goods ? (products.data ?? []) : []).slice(0, SHOWN).map(
      (product): Found => ({
        id: `product ${product.id}`,
        label: goodsName(product),
        detail: product.code,
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
