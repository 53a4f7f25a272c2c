import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { PERMISSIONS, type Permission } from '@/server/staff/permissions';

/**
 * Out of an emptiness: the ways for whoever may go them, the usual one first; for anybody else, whose work it is. Goes into the
 * `action` of an EmptyState.
 */
export function NextStep(props: {
  permission: Permission;
  /** Of the person who looks. */
  may: boolean;
  ways?: readonly { label: string; href: string }[];
  /** Ways that are more than a link. */
  children?: ReactNode;
}) {
  if (!props.may) return <WhoDoes permission={props.permission} />;
  return (
    <div className="flex flex-wrap justify-center gap-2">
      {props.ways?.map(({ label, href }, at) => (
        <ButtonLink key={href} href={href} variant={at === 0 ? 'primary' : 'secondary'}>
          {label}
        </ButtonLink>
      ))}
      {props.children}
    </div>
  );
}

/** Which roles do it. */
function WhoDoes({ permission }: { permission: Permission }) {
  const t = useTranslations('shell');
  const roles = PERMISSIONS[permission].map((role) => t(`roles.${role}`));
  return <p className="text-ink-soft text-sm">{t('whoDoes', { roles: roles.join(t('listComma')) })}</p>;
}
