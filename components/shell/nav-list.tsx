'use client';

import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import {
  type GroupKey,
  type NavigationGroup,
  type NavigationItem,
  navigationFor,
  whereIs,
} from './navigation';
import { keepPreference, NAVIGATION_COOKIE } from './preference-cookies';

export type NavListProps = {
  permissions: readonly string[];
  /** Groups that were closed on this device. */
  closed?: readonly string[] | undefined;
  /** Icons alone; the words stay for screen readers. */
  compact?: boolean | undefined;
  /** How many things wait behind an entry, by its key; what waits nowhere is left out. */
  counts?: Readonly<Record<string, number>> | undefined;
  /** A link was followed: a drawer closes. */
  onNavigate?: (() => void) | undefined;
};

/** The places of the office a person may open, in groups that close. The group one stands in is always open. */
export function NavList({
  permissions,
  closed: before = [],
  compact = false,
  counts = {},
  onNavigate,
}: NavListProps) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const here = whereIs(pathname);
  const [closed, setClosed] = useState<readonly string[]>(before);
  const list = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  // A new page may belong to an entry out of sight. The list alone is scrolled: scrollIntoView would take the page along.
  useEffect(() => {
    const arrives = isFirst.current;
    isFirst.current = false;
    // Somebody scrolled the list before the page was alive, and may be pressing an entry: it stays under their finger.
    if (arrives && (list.current?.parentElement?.scrollTop ?? 0) > 0) return;
    if (pathname) showActive(list.current);
  }, [pathname]);

  function toggle(group: GroupKey) {
    const next = closed.includes(group) ? closed.filter((one) => one !== group) : [...closed, group];
    keepPreference(NAVIGATION_COOKIE, next.join('.'));
    setClosed(next);
  }

  return (
    <nav ref={list} aria-label={t('mainNavigation')} className="flex flex-col gap-2">
      {navigationFor(permissions).map((group) => (
        <Group
          key={group.messageKey}
          group={group}
          open={compact || here?.group === group.messageKey || !closed.includes(group.messageKey)}
          active={here?.item.messageKey}
          compact={compact}
          counts={counts}
          onToggle={() => toggle(group.messageKey)}
          onNavigate={onNavigate}
        />
      ))}
    </nav>
  );
}

function Group(props: {
  group: NavigationGroup;
  open: boolean;
  active: string | undefined;
  compact: boolean;
  counts: Readonly<Record<string, number>>;
  onToggle: () => void;
  onNavigate: (() => void) | undefined;
}) {
  const { group, open, active, compact } = props;
  const t = useTranslations('shell.nav');
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={props.onToggle}
        className={cn(
          'focus-inset flex h-8 w-full items-center justify-between rounded-md px-2.5 text-ink-soft text-xs hover:text-ink pointer-coarse:h-12',
          compact && 'sr-only',
        )}
      >
        {t(group.messageKey)}
        <ChevronDown aria-hidden className={cn('size-4 transition-transform', !open && '-rotate-90')} />
      </button>
      {open ? (
        <ul className={cn('flex flex-col gap-0.5', compact && 'border-rule border-t pt-2')}>
          {group.items.map((item) => (
            <li key={item.messageKey}>
              <Entry
                item={item}
                active={active === item.messageKey}
                compact={compact}
                waiting={props.counts[item.messageKey] ?? 0}
                onNavigate={props.onNavigate}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Entry(props: {
  item: NavigationItem;
  active: boolean;
  compact: boolean;
  waiting: number;
  onNavigate: (() => void) | undefined;
}) {
  const { compact } = props;
  const { messageKey, icon: Icon, places } = props.item;
  const t = useTranslations('shell.nav');
  return (
    <Link
      href={places[0]?.href ?? '/'}
      // A request for each with every page would buy nothing: the pages are made when asked for.
      prefetch={false}
      title={compact ? t(messageKey) : undefined}
      aria-current={props.active ? 'page' : undefined}
      onClick={props.onNavigate}
      className={cn(
        'focus-inset flex h-8 items-center gap-2.5 rounded-md px-2.5 text-ink-soft text-sm hover:bg-sunken hover:text-ink pointer-coarse:h-12',
        'aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent',
        compact && 'justify-center px-0',
      )}
    >
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span className={cn('min-w-0 flex-1 truncate', compact && 'sr-only')}>{t(messageKey)}</span>
      {props.waiting > 0 ? (
        <span
          className={cn(
            'figures rounded-sm bg-alarm-soft px-1.5 text-alarm text-xs leading-5',
            compact && 'sr-only',
          )}
        >
          {props.waiting > 99 ? '99+' : props.waiting}
        </span>
      ) : null}
    </Link>
  );
}

/** So much of the next entry is seen too, that the list goes on. */
const NEIGHBOUR_PX = 24;

/** Scrolls what holds the list until the active entry is seen. */
function showActive(list: HTMLElement | null): void {
  const entry = list?.querySelector<HTMLElement>('[aria-current=page]');
  const holder = list?.parentElement;
  if (!entry || !holder) return;
  const above = entry.getBoundingClientRect().top - holder.getBoundingClientRect().top - NEIGHBOUR_PX;
  const below = above + entry.offsetHeight + 2 * NEIGHBOUR_PX - holder.clientHeight;
  if (above < 0) holder.scrollTop += above;
  else if (below > 0) holder.scrollTop += below;
}
