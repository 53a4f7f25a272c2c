'use client';

import { ChevronsUpDown, KeyRound, LogOut, ShieldCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import {
  Menu,
  MenuChoices,
  MenuContent,
  MenuHeading,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import { LOCALE_NAMES, useLocaleChoice } from './locale-switch';
import { useShellSession } from './session';
import { useThemeChoice } from './theme-switch';

export type UserMenuProps = {
  /** Without it there is no way out in the menu: a counter has its own. */
  onSignOut?: (() => void | Promise<void>) | undefined;
  onChangePassword?: (() => void) | undefined;
  /** The initial alone. */
  compact?: boolean | undefined;
  side?: 'top' | 'bottom' | undefined;
};

/** Who is here, in which language and light, and the way out. */
export function UserMenu({ onSignOut, onChangePassword, compact = false, side = 'bottom' }: UserMenuProps) {
  const t = useTranslations('shell');
  const router = useRouter();
  const { person, roles } = useShellSession();
  const { locale, choose } = useLocaleChoice();
  const { theme, choose: chooseTheme } = useThemeChoice();
  const roleNames = roles
    .map((role) => (t.has(`roles.${role}`) ? t(`roles.${role}`) : role))
    .join(t('listComma'));
  return (
    <Menu>
      <MenuTrigger
        className={cn(
          'focus-inset flex h-11 min-w-0 items-center gap-2.5 rounded-md px-2 text-left hover:bg-sunken data-[popup-open]:bg-sunken',
          compact ? 'justify-center' : 'w-full',
        )}
      >
        <span className="sr-only">{t('account')} </span>
        <span
          aria-hidden
          className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent text-sm"
        >
          {[...person.name][0]}
        </span>
        {compact ? (
          <span className="sr-only">{person.name}</span>
        ) : (
          <>
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block truncate text-sm">{person.name}</span>
              <span className="block truncate text-ink-soft text-xs">{roleNames}</span>
            </span>
            <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-soft" />
          </>
        )}
      </MenuTrigger>
      <MenuContent align={compact ? 'end' : 'start'} side={side} className="w-60">
        <MenuHeading>
          <span className="block font-medium">{person.name}</span>
          <span className="block text-ink-soft text-xs">{roleNames}</span>
        </MenuHeading>
        <MenuSeparator />
        <MenuChoices
          label={t('language')}
          value={locale}
          onValueChange={choose}
          choices={[
            { value: 'zh-CN', label: LOCALE_NAMES['zh-CN'] },
            { value: 'en', label: LOCALE_NAMES.en },
          ]}
        />
        <MenuSeparator />
        <MenuChoices
          label={t('theme')}
          value={theme}
          onValueChange={chooseTheme}
          choices={[
            { value: 'system', label: t('themeSystem') },
            { value: 'light', label: t('themeLight') },
            { value: 'dark', label: t('themeDark') },
          ]}
        />
        {onChangePassword || onSignOut ? <MenuSeparator /> : null}
        {onChangePassword ? (
          <MenuItem onClick={onChangePassword}>
            <KeyRound aria-hidden />
            {t('changePassword')}
          </MenuItem>
        ) : null}
        {onChangePassword ? (
          <MenuItem onClick={() => router.push('/my/security')}>
            <ShieldCheck aria-hidden />
            {t('security')}
          </MenuItem>
        ) : null}
        {onSignOut ? (
          <MenuItem onClick={() => void onSignOut()}>
            <LogOut aria-hidden />
            {t('signOut')}
          </MenuItem>
        ) : null}
      </MenuContent>
    </Menu>
  );
}
