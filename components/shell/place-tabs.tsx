'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { navigationFor, whereIs } from './navigation';
import { useShellSession } from './session';

/** The places that share an entry of the sidebar, above the first page of each. */
export function PlaceTabs() {
  const t = useTranslations('shell.nav');
  const { permissions } = useShellSession();
  const pathname = usePathname();
  const here = whereIs(pathname);
  const places =
    navigationFor(permissions)
      .flatMap(({ items }) => items)
      .find(({ messageKey }) => messageKey === here?.item.messageKey)?.places ?? [];
  if (!here || here.place.href !== pathname || places.length < 2) return null;
  return (
    <nav
      aria-label={t(here.item.messageKey)}
      className="-mb-2 flex flex-wrap gap-1 border-rule border-b print:hidden"
    >
      {places.map(({ href, messageKey }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={href === pathname ? 'page' : undefined}
          className="focus-inset -mb-px flex h-10 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-ink-soft text-sm hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:h-12"
        >
          {t(messageKey)}
        </Link>
      ))}
    </nav>
  );
}
