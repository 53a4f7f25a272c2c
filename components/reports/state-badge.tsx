import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { ReportState } from '@/server/reports/schema';

const TONES: Record<ReportState, BadgeTone> = {
  RUNNING: 'neutral',
  OPEN: 'warn',
  LATE: 'late',
  SUBMITTED: 'warn',
  RETURNED: 'late',
  ACCEPTED: 'ok',
};

/** Where a day's report stands, in a word. */
export function ReportStateBadge({ state }: { state: ReportState }) {
  const t = useTranslations('reports.states');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
