import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { ComplaintState } from '@/server/complaints/complaint-rules';

const TONES: Record<ComplaintState, BadgeTone> = {
  NEW: 'warn',
  ACKNOWLEDGED: 'neutral',
  IN_PROGRESS: 'neutral',
  WAITING_CUSTOMER: 'neutral',
  WAITING_SUPPLIER: 'neutral',
  SOLVED: 'ok',
  CLOSED: 'ok',
};

/** How far a case is. */
export function ComplaintStateBadge({ state }: { state: ComplaintState }) {
  const t = useTranslations('complaints');
  return <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>;
}

/** How serious it is; the first two are looked at first. */
export function SeverityBadge({ severity }: { severity: number }) {
  const t = useTranslations('complaints');
  const named = severity === 1 ? '1' : severity === 2 ? '2' : severity === 3 ? '3' : '4';
  return (
    <Badge tone={severity === 1 ? 'late' : severity === 2 ? 'warn' : 'neutral'}>
      {t(`severities.${named}`)}
    </Badge>
  );
}
