'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
import { MONEY_KINDS, needsDrawer } from '@/server/tills/payment-rules';

/** What money changes hands with, and the drawer that counts it; a transfer needs none. */
export function MoneyAt(props: {
  label: string;
  kind: string;
  onKind: (kind: string) => void;
  sessionId: string;
  onSession: (sessionId: string) => void;
  /** Open drawers of the store. */
  sessions: readonly SelectOption[];
}) {
  const t = useTranslations('credit');
  const kinds = useTranslations('sales.pay.kinds');
  const wantsDrawer = needsDrawer(props.kind);
  return (
    <>
      <Field label={props.label} required>
        <Select
          value={props.kind}
          onChange={(event) => props.onKind(event.target.value)}
          options={MONEY_KINDS.map((one) => ({ value: one, label: kinds(one) }))}
        />
      </Field>
      <Field
        label={t('drawer')}
        hint={wantsDrawer && props.sessions.length === 0 ? t('noDrawer') : undefined}
        required={wantsDrawer}
      >
        <Select
          value={props.sessionId}
          placeholder={wantsDrawer ? t('drawer') : t('inOffice')}
          onChange={(event) => props.onSession(event.target.value)}
          options={props.sessions}
        />
      </Field>
    </>
  );
}
