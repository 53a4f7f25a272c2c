'use client';

import { ChevronDown } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Menu, MenuContent, MenuLink, MenuTrigger } from '@/components/ui/menu';
import type { ShellStore } from './session';

/** The way to a new document: straight there in one store, with several first which of them it is for. */
export function NewInStore({
  label,
  path,
  stores,
}: {
  label: string;
  path: string;
  /** Chosen ones where the person may make it. */
  stores: readonly ShellStore[];
}) {
  const [only] = stores;
  if (!only) return null;
  if (stores.length === 1)
    return (
      <ButtonLink variant="primary" href={`${path}?store=${only.id}`}>
        {label}
      </ButtonLink>
    );
  return (
    <Menu>
      <MenuTrigger render={<Button variant="primary" />}>
        {label}
        <ChevronDown aria-hidden />
      </MenuTrigger>
      <MenuContent align="end" className="w-56">
        {stores.map((store) => (
          <MenuLink key={store.id} href={`${path}?store=${store.id}`}>
            {store.name}
          </MenuLink>
        ))}
      </MenuContent>
    </Menu>
  );
}
