import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { CaseState } from '@/server/shortages/list-cases';
import type { ShareState } from '@/server/shortages/shortage-rules';

const TONES: Record<CaseState | ShareState, BadgeTone> = {
  undecided: 'warn',
  objected: 'late',
  owing: 'late',
  closed: 'ok',
};

/** What a case still waits for. */
export function CaseStateBadge({ state }: { state: CaseState }) {
  const t = useTranslations('shortages');
  return <Badge tone={TONES[state]}>{t(`caseStates.${state}`)}</Badge>;
}

/** What one person's share still waits for. */
export function ShareStateBadge({ state }: { state: ShareState }) {
  const t = useTranslations('shortages');
  return <Badge tone={TONES[state]}>{t(`shareStates.${state}`)}</Badge>;
}
