import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { TrainingState } from '@/server/training/training-rules';

const TONES: Record<TrainingState, BadgeTone> = {
  OVERDUE: 'late',
  OPEN: 'warn',
  READ: 'warn',
  PASSED: 'ok',
  EXCUSED: 'neutral',
  PAUSED: 'neutral',
  ENDED: 'neutral',
  NONE: 'neutral',
};

/** Where somebody stands with a course. */
export function StateBadge({ state }: { state: TrainingState }) {
  const t = useTranslations('training');
  return <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>;
}
