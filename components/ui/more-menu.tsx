'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, type ButtonSize } from './button';
import { Menu, MenuContent, MenuTrigger } from './menu';

/** What else can be done, behind three dots: the first act of a page or row stays a button of its own. */
export function MoreMenu({
  of,
  size,
  children,
}: {
  /** Whose acts they are, where a page has several such menus. */
  of?: string | undefined;
  size?: ButtonSize | undefined;
  /** `MenuLink`, `MenuItem`. */
  children: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <Menu>
      <MenuTrigger
        aria-label={of ? t('moreOf', { name: of }) : t('moreActions')}
        render={<Button variant="secondary" size={size} square />}
      >
        <Ellipsis aria-hidden />
      </MenuTrigger>
      <MenuContent align="end">{children}</MenuContent>
    </Menu>
  );
}
