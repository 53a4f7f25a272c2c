'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { activeHref, navigationFor } from './navigation';

export type NavListProps = {
  permissions: readonly string[];
  /** Icons alone; the words stay for screen readers. */
  compact?: boolean | undefined;
  /** A link was followed: a drawer closes. */
  onNavigate?: (() => void) | undefined;
};

/** The places of the office a person may open. */
export function NavList({ permissions, compact = false, onNavigate }: NavListProps) {
  const t = useTranslations('shell');
  const active = activeHref(usePathname());
  return (
    <nav aria-label={t('mainNavigation')} className="flex flex-col gap-2">
      {navigationFor(permissions).map((section) => (
        <div key={section.messageKey}>
          <p className={cn('px-2.5 pb-0.5 text-ink-faint text-xs', compact && 'sr-only')}>
            {t(`nav.${section.messageKey}`)}
          </p>
          <ul className={cn('flex flex-col gap-0.5', compact && 'border-rule border-t pt-2')}>
            {section.items.map(({ href, messageKey, icon: Icon }) => (
              <li key={href}>
                <Link
                  href={href}
                  // A request for each with every page would buy nothing: the pages are made when asked for.
                  prefetch={false}
                  title={compact ? t(`nav.${messageKey}`) : undefined}
                  aria-current={active === href ? 'page' : undefined}
                  onClick={onNavigate}
                  className={cn(
                    'focus-inset flex h-8 items-center gap-2.5 rounded-md px-2.5 text-ink-soft text-sm hover:bg-sunken hover:text-ink pointer-coarse:h-12',
                    'aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent',
                    compact && 'justify-center px-0',
                  )}
                >
                  <Icon aria-hidden className="size-4.5 shrink-0" />
                  <span className={cn('truncate', compact && 'sr-only')}>{t(`nav.${messageKey}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
