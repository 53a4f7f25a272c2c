'use client';

import { ChevronDown, Store } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Menu, MenuCheckbox, MenuContent, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { useUrlParams } from '@/components/ui/use-url-params';

/** A store, or what belongs to none. */
export interface StoreChoice {
  id: string;
  name: string;
  code: string;
}

export interface StoresFilterProps {
  /** Where the person may. */
  allowed: readonly StoreChoice[];
  chosen: readonly StoreChoice[];
}

/** Which stores a list is about: all, several or one, kept in the address. Nothing where there is one store only. */
export function StoresFilter({ allowed, chosen }: StoresFilterProps) {
  const t = useTranslations('common.stores');
  const { set, pending } = useUrlParams();
  if (allowed.length < 2) return null;
  const all = chosen.length === allowed.length;
  const isChosen = (store: StoreChoice) => chosen.some(({ id }) => id === store.id);

  /** From all of them the first pick is that store alone: who wants one does not clear the others first. */
  function pick(store: StoreChoice) {
    const kept = all
      ? [store]
      : allowed.filter((one) => (one.id === store.id ? !isChosen(one) : isChosen(one)));
    const whole = kept.length === 0 || kept.length === allowed.length;
    set({ store: whole ? 'all' : kept.map(({ id }) => id).join(',') });
  }

  const name = all ? t('all') : namesOf(chosen, t);
  return (
    <Menu>
      <MenuTrigger
        aria-label={`${t('choose')} ${name}`}
        render={<Button variant="secondary" loading={pending} className="filter-stays max-sm:flex-1" />}
      >
        <Store aria-hidden />
        <span className="min-w-0 flex-1 truncate text-left">{name}</span>
        <ChevronDown aria-hidden />
      </MenuTrigger>
      <MenuContent className="w-64">
        <MenuCheckbox checked={all} onCheckedChange={() => set({ store: 'all' })}>
          {t('all')}
        </MenuCheckbox>
        <MenuSeparator />
        {allowed.map((store) => (
          <MenuCheckbox key={store.id} checked={!all && isChosen(store)} onCheckedChange={() => pick(store)}>
            <span className="min-w-0 flex-1 truncate">{store.name}</span>
            <span className="figures text-ink-soft text-xs">{store.code}</span>
          </MenuCheckbox>
        ))}
      </MenuContent>
    </Menu>
  );
}

/** Two stores by their names, more of them by the first. */
function namesOf(
  chosen: readonly StoreChoice[],
  t: ReturnType<typeof useTranslations<'common.stores'>>,
): string {
  const [first] = chosen;
  if (!first) return t('choose');
  if (chosen.length <= 2) return chosen.map(({ name }) => name).join(t('and'));
  return t('some', { first: first.name, more: chosen.length - 1 });
}
