import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { DiscrepancyState } from '@/server/reconciliation/reconciliation-rules';
import type { DISCREPANCY_CLASSES } from '@/server/reconciliation/schema';

const TONES: Record<DiscrepancyState, BadgeTone> = { OPEN: 'late', EXPLAINED: 'warn', CLOSED: 'ok' };

/** What sort of difference it is. */
export function ClassBadge({ of }: { of: (typeof DISCREPANCY_CLASSES)[number] }) {
  const t = useTranslations('reconciliation');
  return <Badge>{t(`classes.${of}`)}</Badge>;
}

/** How far a discrepancy is. */
export function DiscrepancyStateBadge({ state }: { state: DiscrepancyState }) {
  const t = useTranslations('reconciliation');
  return <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>;
}
