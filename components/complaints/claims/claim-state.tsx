import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { ClaimState } from '@/server/complaints/claims/claim-rules';

const TONES: Record<ClaimState, BadgeTone> = {
  OPEN: 'warn',
  ANSWERED: 'neutral',
  SETTLED: 'ok',
  REFUSED: 'late',
};

/** How far a claim is. */
export function ClaimStateBadge({ state }: { state: ClaimState }) {
  const t = useTranslations('complaints.claims');
  return <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>;
}
