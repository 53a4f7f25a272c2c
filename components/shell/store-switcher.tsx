'use client';

import { ChevronsUpDown, Store } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { cn } from '@/components/ui/cn';
import { Menu, MenuChoices, MenuContent, MenuTrigger } from '@/components/ui/menu';
import { useUrlParams } from '@/components/ui/use-url-params';
import { ALL_STORES, keepStore } from './preference-cookies';
import type { ShellStore } from './session';

export type StoreSwitcherProps = {
  stores: readonly ShellStore[];
  /** null: all stores. */
  currentStoreId: string | null;
  /** Offer all stores together. */
  allowAll?: boolean | undefined;
  compact?: boolean | undefined;
  /** Instead of keeping the choice in the cookie and asking the server again. */
  onSelect?: ((storeId: string | null) => void) | undefined;
};

/** Which store the office is about. With one store it is a name, not a choice. */
export function StoreSwitcher({
  stores,
  currentStoreId,
  allowAll = false,
  compact = false,
  onSelect,
}: StoreSwitcherProps) {
  const t = useTranslations('shell');
  const router = useRouter();
  const { get, set } = useUrlParams();
  const [pending, startTransition] = useTransition();
  const current = stores.find(({ id }) => id === currentStoreId);
  const name = current?.name ?? (stores.length === 0 ? t('noStore') : t('allStores'));

  function select(value: string) {
    const storeId = value === ALL_STORES ? null : value;
    if (onSelect) return onSelect(storeId);
    keepStore(storeId);
    // An address that names its own stores would go on showing those.
    if (get('store') !== '') return set({ store: '' });
    startTransition(() => router.refresh());
  }

  const face = (
    <>
      <Store aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
      <span className={cn('min-w-0 flex-1 truncate', compact && 'sr-only')}>{name}</span>
    </>
  );
  const shape = cn(
    'flex h-10 w-full min-w-0 items-center gap-2.5 rounded-md border border-rule px-2.5 text-left text-sm pointer-coarse:h-12',
    compact && 'justify-center px-0',
  );
  if (stores.length + (allowAll ? 1 : 0) < 2) {
    return (
      <div className={shape} title={compact ? name : undefined}>
        <span className="sr-only">{t('currentStore')}</span>
        {face}
      </div>
    );
  }
  return (
    <Menu>
      <MenuTrigger
        aria-label={`${t('switchStore')} ${name}`}
        title={compact ? name : undefined}
        aria-busy={pending || undefined}
        className={cn(
          shape,
          'focus-inset border-rule-strong bg-paper hover:bg-sunken',
          pending && 'opacity-60',
        )}
      >
        {face}
        {compact ? null : <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-soft" />}
      </MenuTrigger>
      <MenuContent className="w-64">
        <MenuChoices
          label={t('switchStore')}
          value={currentStoreId ?? ALL_STORES}
          onValueChange={select}
          choices={[
            ...(allowAll ? [{ value: ALL_STORES, label: t('allStores') }] : []),
            ...stores.map((store) => ({ value: store.id, label: <StoreLine store={store} /> })),
          ]}
        />
      </MenuContent>
    </Menu>
  );
}

function StoreLine({ store }: { store: ShellStore }) {
  return (
    <>
      <span className="min-w-0 flex-1 truncate">{store.name}</span>
      <span className="figures text-ink-soft text-xs">{store.code}</span>
    </>
  );
}
