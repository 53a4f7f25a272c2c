import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import type { TaskState } from '@/server/tasks/task-rules';

const TONES: Record<TaskState, BadgeTone> = {
  open: 'neutral',
  overdue: 'late',
  done: 'ok',
  cancelled: 'neutral',
};

/** How a task stands. */
export function TaskStateBadge({ state }: { state: TaskState }) {
  const t = useTranslations('tasks');
  return <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>;
}

/** Until when: its day, with the time where it has one. */
export function DueBy({
  dueDay,
  dueAt,
  dueMinute,
  timeZone,
}: {
  dueDay: string;
  dueAt: Date;
  dueMinute: number | null;
  timeZone: string;
}) {
  return dueMinute === null ? <BusinessDay day={dueDay} /> : <DateTime at={dueAt} timeZone={timeZone} />;
}
