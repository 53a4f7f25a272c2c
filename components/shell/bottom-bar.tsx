'use client';

import {
  House,
  LayoutGrid,
  ListChecks,
  type LucideIcon,
  Menu as MenuIcon,
  ScanBarcode,
  Truck,
} from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { useCan, useShellSession } from './session';

/** One place of the bar: its picture over its word. */
export const bottomItemClass =
  'focus-inset relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-ink-soft text-xs aria-[current=page]:font-medium aria-[current=page]:text-accent data-[popup-open]:text-accent [&>svg]:size-5.5';

/** Where the thumb is: what whoever walks the shop goes to all day. What else there is stands behind the last. */
export function BottomBar(props: { notices: ReactNode; onMore: () => void; moreOpen: boolean }) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const { roles } = useShellSession();
  const [walks, receives] = [useCan('zones.check'), useCan('purchasing.receive')];
  // Who keeps the stock answers for no zone: what comes in is their day.
  const keepsStock = receives && roles.includes('STOCK_KEEPER') && !roles.includes('CLERK');
  return (
    <nav
      aria-label={t('bottomBar')}
      className="fixed inset-x-0 bottom-0 z-20 flex border-rule border-t bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      {walks ? (
        <Item href="/my/day" icon={ListChecks} label={t('bar.today')} active={pathname === '/my/day'} />
      ) : (
        <Item href="/" icon={House} label={t('bar.today')} active={pathname === '/'} />
      )}
      <Item href="/shelf" icon={ScanBarcode} label={t('bar.scan')} active={pathname === '/shelf'} />
      {keepsStock ? (
        <Item
          href="/stock/receiving"
          icon={Truck}
          label={t('nav.receiving')}
          active={pathname.startsWith('/stock/receiving')}
        />
      ) : null}
      {walks && !keepsStock ? (
        <Item href="/zones" icon={LayoutGrid} label={t('bar.zones')} active={pathname.startsWith('/zones')} />
      ) : null}
      {props.notices}
      <button type="button" aria-expanded={props.moreOpen} onClick={props.onMore} className={bottomItemClass}>
        <MenuIcon aria-hidden />
        <span>{t('bar.more')}</span>
      </button>
    </nav>
  );
}

function Item(props: { href: string; icon: LucideIcon; label: string; active: boolean }) {
  const { icon: Icon } = props;
  return (
    <Link
      href={props.href}
      prefetch={false}
      aria-current={props.active ? 'page' : undefined}
      className={cn(bottomItemClass)}
    >
      <Icon aria-hidden />
      <span className="max-w-full truncate px-1">{props.label}</span>
    </Link>
  );
}
