'use client';

import { PanelLeftClose, PanelLeftOpen, ScanBarcode } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ButtonLink, buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { BottomBar } from './bottom-bar';
import { Brand } from './brand';
import { NavList } from './nav-list';
import { COUNTER_PERMISSION } from './navigation';
import { PlaceTabs } from './place-tabs';
import { keepPreference, SIDEBAR_COOKIE } from './preference-cookies';
import { useCan, useShellSession } from './session';
import { StoreSwitcher } from './store-switcher';
import { UserMenu } from './user-menu';

export type OfficeShellProps = {
  /** From the cookie, so that the first paint has the right width. */
  collapsed?: boolean | undefined;
  /** Groups of the sidebar that were closed on this device. */
  closedGroups?: readonly string[] | undefined;
  /** Offer all stores together in the switcher. */
  allowAllStores?: boolean | undefined;
  onSignOut?: (() => void | Promise<void>) | undefined;
  onChangePassword?: (() => void) | undefined;
  /** What calls the person: beside the way home on a desk, a place of the bar on a phone. */
  notices?: { bell: ReactNode; place: ReactNode } | undefined;
  /** How many things wait behind an entry of the menu, by its key. */
  counts?: Readonly<Record<string, number>> | undefined;
  /** The way to anywhere, by words. */
  finder?: ((compact: boolean) => ReactNode) | undefined;
  /** A screen of the floor: on a phone its own head stands alone, and it brings its `main`. */
  floor?: boolean | undefined;
  children: ReactNode;
};

/** The office: a sidebar on a desk, a bar under the thumb on a phone, one page beside it. */
export function OfficeShell(props: OfficeShellProps) {
  const { floor = false, children } = props;
  const t = useTranslations('shell');
  return (
    <div className="flex min-h-[calc(100dvh-var(--ribbon))] flex-col lg:flex-row">
      <a
        href="#content"
        className={buttonClass({
          variant: 'primary',
          className: 'fixed top-2 left-2 z-50 not-focus:sr-only print:hidden',
        })}
      >
        {t('skipToContent')}
      </a>
      {floor ? null : <PhoneHead {...props} />}
      <Sidebar {...props} />
      {floor ? (
        <div id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none max-lg:pb-14">
          <div className="max-w-5xl px-8 pt-5 max-lg:hidden">
            <PlaceTabs />
          </div>
          {children}
        </div>
      ) : (
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto flex w-full min-w-0 max-w-[100rem] flex-1 flex-col gap-5 px-4 pt-5 pb-10 outline-none max-lg:pb-24 sm:px-6 lg:px-8 print:p-0"
        >
          <PlaceTabs />
          {children}
        </main>
      )}
      <PhoneFoot {...props} />
    </div>
  );
}

/** Everything on a desk: where one may go, who is here, which store it is about. */
function Sidebar(props: OfficeShellProps) {
  const { closedGroups, allowAllStores, notices, finder, counts, onSignOut, onChangePassword } = props;
  const t = useTranslations('shell');
  const [compact, setCompact] = useState(props.collapsed ?? false);

  function toggle() {
    keepPreference(SIDEBAR_COOKIE, compact ? 'open' : 'collapsed');
    setCompact(!compact);
  }

  return (
    <header
      className={cn(
        'sticky top-(--ribbon) hidden h-[calc(100dvh-var(--ribbon))] shrink-0 flex-col border-rule border-r bg-paper lg:flex print:hidden',
        compact ? 'w-16' : 'w-60',
      )}
    >
      <div
        className={cn('flex h-12 shrink-0 items-center px-3', compact ? 'justify-center' : 'justify-between')}
      >
        {compact ? null : <HomeLink />}
        {compact ? null : <span className="ml-auto">{notices?.bell}</span>}
        <button
          type="button"
          aria-expanded={!compact}
          aria-label={compact ? t('expand') : t('collapse')}
          onClick={toggle}
          className={buttonClass({ variant: 'ghost', square: true })}
        >
          {compact ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
        </button>
      </div>
      <div className="flex flex-col gap-2 px-3 pb-3">
        {compact ? notices?.bell : null}
        <CurrentStore compact={compact} allowAll={allowAllStores} />
        <CounterLink compact={compact} />
        {finder?.(compact)}
      </div>
      <Navigation
        compact={compact}
        closed={closedGroups}
        counts={counts}
        className="scroll-shade min-h-0 flex-1 overflow-y-auto px-3 pb-3"
      />
      <div className="border-rule border-t p-2">
        <UserMenu compact={compact} side="top" onSignOut={onSignOut} onChangePassword={onChangePassword} />
      </div>
    </header>
  );
}

/** On a phone: which store, the way to anything, who is here. */
function PhoneHead({ allowAllStores, finder, onSignOut, onChangePassword }: OfficeShellProps) {
  return (
    <header className="sticky top-(--ribbon) z-20 flex h-14 items-center gap-1 border-rule border-b bg-paper px-2 lg:hidden print:hidden">
      <div className="min-w-0 flex-1">
        <CurrentStore allowAll={allowAllStores} />
      </div>
      {finder?.(true)}
      <UserMenu compact onSignOut={onSignOut} onChangePassword={onChangePassword} />
    </header>
  );
}

/** On a phone: the bar, and everything else behind its last place. */
function PhoneFoot({ closedGroups, notices, counts }: OfficeShellProps) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  return (
    <>
      <BottomBar notices={notices?.place} moreOpen={open} onMore={() => setOpen(true)} />
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetContent side="right" title={t('appName')}>
          <div className="flex flex-col gap-3 pt-1">
            <CounterLink />
            <Navigation closed={closedGroups} counts={counts} onNavigate={() => setOpen(false)} />
          </div>
        </SheetContent>
      </Sheet>
    </>
  );
}

function HomeLink() {
  return (
    <Link href="/" className="rounded-md p-1">
      <Brand />
    </Link>
  );
}

function Navigation({
  compact,
  closed,
  counts,
  className,
  onNavigate,
}: {
  compact?: boolean | undefined;
  closed?: readonly string[] | undefined;
  counts: OfficeShellProps['counts'];
  className?: string | undefined;
  onNavigate?: (() => void) | undefined;
}) {
  const { permissions } = useShellSession();
  return (
    <div className={className}>
      <NavList
        permissions={permissions}
        closed={closed}
        compact={compact}
        counts={counts}
        onNavigate={onNavigate}
      />
    </div>
  );
}

function CurrentStore({
  compact,
  allowAll,
}: {
  compact?: boolean | undefined;
  allowAll?: boolean | undefined;
}) {
  const { stores, currentStoreId } = useShellSession();
  return (
    <StoreSwitcher stores={stores} currentStoreId={currentStoreId} compact={compact} allowAll={allowAll} />
  );
}

function CounterLink({ compact = false }: { compact?: boolean | undefined }) {
  const t = useTranslations('shell');
  if (!useCan(COUNTER_PERMISSION)) return null;
  return (
    <ButtonLink
      href="/counter"
      variant="primary"
      square={compact}
      title={compact ? t('openCounter') : undefined}
      className={cn(compact && 'w-full')}
    >
      <ScanBarcode aria-hidden />
      <span className={cn(compact && 'sr-only')}>{t('openCounter')}</span>
    </ButtonLink>
  );
}
