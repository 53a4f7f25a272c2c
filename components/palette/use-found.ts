'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useShellSession } from '@/components/shell/session';
import type { Permission } from '@/server/staff/permissions';
import {
  actionsFor,
  type Found,
  type FoundGroup,
  matching,
  type Named,
  notFor,
  pagesFor,
  rolesFor,
  SHOWN,
  type WhoDoes,
} from './palette-rules';
import { useDates, useStoreDoors } from './use-doors';
import { usePinyin } from './use-pinyin';
import { useDocuments, useRemote } from './use-remote';

/** What the palette finds for what was typed: days, pages, acts and stores at once, documents, goods, receipts and people from the server. */
export function useFound(typed: string): {
  groups: FoundGroup[];
  isLooking: boolean;
  /** Nobody answered: what the server knows is missing. */
  isCutOff: boolean;
  /** What was meant is somebody else's work. */
  whoDoes: WhoDoes[];
} {
  const term = typed.trim();
  const { named, whoDoes } = useNamed();
  const remote = useRemote(term);
  const documents = useDocuments(term);
  const dates = useDates(term, named.stores);
  const stores = useStoreDoors();
  const matchedStores = term ? matching(named.stores, term).slice(0, SHOWN) : [];
  const groups: FoundGroup[] = [
    { kind: 'dates', items: dates },
    { kind: 'documents', items: documents.found },
    { kind: 'pages', items: matching(named.pages, term).slice(0, term ? SHOWN : undefined) },
    { kind: 'actions', items: matching(named.actions, term).slice(0, term ? SHOWN : undefined) },
    { kind: 'products', items: remote.products },
    { kind: 'receipts', items: remote.receipts },
    { kind: 'customers', items: remote.customers },
    { kind: 'zones', items: remote.zones },
    { kind: 'people', items: remote.people },
    { kind: 'stores', items: term ? stores(matchedStores) : matching(named.others, term).slice(0, SHOWN) },
  ];
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    isLooking: remote.isLooking || documents.isLooking,
    isCutOff: remote.isCutOff || documents.isCutOff,
    whoDoes:
      term.length > 1
        ? matching(whoDoes, term)
            .slice(0, 2)
            .flatMap(({ id }) => named.does.get(id) ?? [])
        : [],
  };
}

/** Everything with a name of its own on the device. */
function useNamed() {
  const nav = useTranslations('shell.nav');
  const t = useTranslations('palette');
  const { permissions, stores, currentStoreId } = useShellSession();
  const pinyin = usePinyin();
  return useMemo(() => {
    const does = new Map<string, WhoDoes>();
    const name = (found: Found, more = ''): Named => ({
      found,
      words: `${found.label} ${more} ${pinyin(found.label)} ${pinyin(more)}`.toLowerCase(),
    });
    const also = (key: string) => (t.has(`also.${key}`) ? t(`also.${key}`) : '');
    const others = notFor(permissions);
    const somebody = (
      id: string,
      label: string,
      { also: key, needed }: { also: string; needed: readonly Permission[] },
    ) => {
      does.set(id, { name: label, roles: rolesFor(needed) });
      return name({ id, label, href: '' }, also(key));
    };
    const whoDoes = [
      ...others.places.map(({ messageKey, needed }) =>
        somebody(`place ${messageKey}`, nav(messageKey), { also: messageKey, needed }),
      ),
      ...others.acts.map(({ action, needed }) =>
        somebody(`act ${action}`, t(`actions.${action}`), { also: action, needed }),
      ),
    ];
    const named = {
      does,
      pages: pagesFor(permissions).map(({ href, messageKey }) =>
        name({ id: `page ${href}`, label: nav(messageKey), href }, also(messageKey)),
      ),
      actions: actionsFor(permissions).map(([action, href]) =>
        name({ id: `act ${action}`, label: t(`actions.${action}`), href }, also(action)),
      ),
      stores: stores.map(({ id, code, name: label }) =>
        name({ id, label, detail: code, href: '/', chooses: id }, code),
      ),
      others: stores
        .filter(({ id }) => id !== currentStoreId)
        .map(({ id, code, name: label }) =>
          name({ id: `store ${id}`, label, detail: code, href: '/', chooses: id }, code),
        ),
    };
    return { named, whoDoes };
  }, [nav, t, permissions, stores, currentStoreId, pinyin]);
}
