'use client';

import {
  Banknote,
  Clock,
  GraduationCap,
  HandCoins,
  Keyboard,
  Languages,
  Lock,
  LogOut,
  Menu as MenuIcon,
  MessageSquareWarning,
  MonitorSmartphone,
  Package,
  Pause,
  ReceiptText,
  ShieldAlert,
  ShoppingBasket,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { closeTablet } from '@/client/kept-start';
import { tabletStore } from '@/client/tablet-store';
import { LOCALE_NAMES, useLocaleChoice } from '@/components/shell/locale-switch';
import { useErrorText } from '@/components/shell/use-error-text';
import { leave } from '@/components/staff/auth-requests';
import { buttonClass } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { useCounter } from './counter-context';
import { useOpenDisplay } from './display/use-open-display';
import { showCounterSettings } from './settings/shown-section';

const PLACES = [
  { view: { name: 'sell' }, icon: ShoppingBasket, needs: 'sales.complete' },
  { view: { name: 'held' }, icon: Pause, needs: 'sales.hold' },
  { view: { name: 'receipts', number: '' }, icon: ReceiptText, needs: 'sales.return' },
  { view: { name: 'pickups' }, icon: Package, needs: 'sales.recordPickup' },
  { view: { name: 'till' }, icon: Banknote, needs: 'tills.read' },
] as const;

/** Everything of the counter that is not the sale at hand. */
export function CounterMenu() {
  const t = useTranslations('sales.menu');
  const errorText = useErrorText();
  const router = useRouter();
  const { show, lock, can, pending, practice, practise, settings } = useCounter();
  const unsent = useSyncExternalStore(pending.subscribe, pending.getSnapshot, pending.getSnapshot).length;
  const { locale, choose } = useLocaleChoice();
  const [leaving, setLeaving] = useState(false);
  const showDisplay = useOpenDisplay();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <Menu>
        <MenuTrigger className={buttonClass({ variant: 'ghost', size: 'lg' })}>
          <MenuIcon aria-hidden />
          {t('title')}
        </MenuTrigger>
        <MenuContent align="end" className="min-w-60">
          {PLACES.filter(({ needs }) => can(needs)).map(({ view, icon: Icon }) => (
            <MenuItem key={view.name} className="min-h-11 text-base" onClick={() => show(view)}>
              <Icon aria-hidden />
              {t(view.name)}
            </MenuItem>
          ))}
          {can('credit.repay') && can('customers.find') && !practice ? (
            <MenuItem className="min-h-11 text-base" onClick={() => show({ name: 'repay', customer: null })}>
              <HandCoins aria-hidden />
              {t('repay')}
            </MenuItem>
          ) : null}
          {can('attendance.punch') && !practice ? (
            <MenuItem className="min-h-11 text-base" onClick={() => show({ name: 'clock' })}>
              <Clock aria-hidden />
              {t('clock')}
            </MenuItem>
          ) : null}
          {can('complaints.log') && !practice ? (
            <MenuItem
              className="min-h-11 text-base"
              onClick={() => router.push(`/complaints/new?store=${settings.store.id}`)}
            >
              <MessageSquareWarning aria-hidden />
              {t('complaint')}
            </MenuItem>
          ) : null}
          {can('incidents.report') && !practice ? (
            <MenuItem
              className="min-h-11 text-base"
              onClick={() => router.push(`/incidents/new?store=${settings.store.id}`)}
            >
              <ShieldAlert aria-hidden />
              {t('incident')}
            </MenuItem>
          ) : null}
          <MenuSeparator />
          <MenuItem className="min-h-11 text-base" onClick={practice ? practice.leave : practise}>
            <GraduationCap aria-hidden />
            {t(practice ? 'leavePractice' : 'practise')}
          </MenuItem>
          <MenuItem className="min-h-11 text-base" onClick={() => choose(other)}>
            <Languages aria-hidden />
            <span lang={other}>{LOCALE_NAMES[other]}</span>
          </MenuItem>
          <MenuItem className="min-h-11 text-base" onClick={() => void showDisplay()}>
            <MonitorSmartphone aria-hidden />
            {t('display')}
          </MenuItem>
          <MenuItem className="min-h-11 text-base" onClick={() => showCounterSettings('keys')}>
            <Keyboard aria-hidden />
            {t('keys')}
          </MenuItem>
          <MenuItem className="min-h-11 text-base" onClick={lock}>
            <Lock aria-hidden />
            {t('lock')}
          </MenuItem>
          <MenuItem className="min-h-11 text-base" onClick={() => setLeaving(true)}>
            <LogOut aria-hidden />
            {t('signOut')}
          </MenuItem>
        </MenuContent>
      </Menu>
      <ConfirmDialog
        open={leaving}
        onOpenChange={setLeaving}
        title={t('signOutTitle')}
        description={
          <>
            {t('signOutHint')}
            {unsent > 0 ? (
              <span className="mt-2 block font-medium text-ink">{t('signOutUnsent', { count: unsent })}</span>
            ) : null}
          </>
        }
        confirmLabel={t('signOut')}
        onConfirm={() =>
          leave('/counter/sign-in', () => closeTablet(tabletStore()).catch(() => undefined)).catch(
            (error) => void toast.error(errorText(error)),
          )
        }
      />
    </>
  );
}
