'use client';

import { Copy, Redo2, Send, Undo2, WandSparkles } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { copiedWeek, proposedShifts } from './board-rules';
import type { FillWords } from './fill-gaps';
import type { useWeekPlan } from './use-week-plan';
import type { Week } from './week';

/** What is done to a week as a whole. */
export function BoardActs({
  week,
  plan,
  errors,
  onPublish,
  onFilled,
}: {
  week: Week;
  plan: ReturnType<typeof useWeekPlan>;
  /** What stands in the way of publishing. */
  errors: number;
  onPublish: () => void;
  /** What the filling left open and gave by turns, and why. */
  onFilled: (words: FillWords) => void;
}) {
  const t = useTranslations('roster');
  const client = useTRPCClient();
  const errorText = useErrorText();
  const [filling, setFilling] = useState(false);
  async function fill() {
    setFilling(true);
    try {
      const { storeId, monday } = week;
      const { shifts, gaps, turns } = await client.roster.fillWeek.query({ storeId, monday });
      const put = proposedShifts(shifts, week.templates, newId);
      if (put.length > 0) void plan.apply({ put, remove: [] });
      onFilled({ gaps, turns });
      toast.success(t('filled', { count: put.length }));
    } catch (error) {
      toast.error(errorText(error));
    } finally {
      setFilling(false);
    }
  }
  const whyNotCopied =
    plan.shifts.length > 0 ? t('weekNotEmpty') : week.lastWeek.length === 0 ? t('lastWeekEmpty') : null;
  const whyNotPublished =
    errors > 0 ? t('errorsFirst') : plan.unpublished.length === 0 ? t('allPublished') : null;
  const people = new Set(week.people.map(({ id }) => id));
  return (
    <span className="ms-auto flex flex-wrap gap-2">
      <Button
        square
        aria-label={t('undo')}
        missing={plan.undo ? null : t('nothingToUndo')}
        onClick={() => plan.undo?.()}
      >
        <Undo2 aria-hidden />
      </Button>
      <Button
        square
        aria-label={t('redo')}
        missing={plan.redo ? null : t('nothingToRedo')}
        onClick={() => plan.redo?.()}
      >
        <Redo2 aria-hidden />
      </Button>
      <Button
        missing={whyNotCopied}
        onClick={() => void plan.apply({ put: copiedWeek(week.lastWeek, people, newId), remove: [] })}
      >
        <Copy aria-hidden />
        {t('copyLastWeek')}
      </Button>
      <Button
        loading={filling}
        missing={week.templates.length === 0 ? t('templatesFirst') : null}
        onClick={() => void fill()}
      >
        <WandSparkles aria-hidden />
        {t('fill')}
      </Button>
      <Button variant="primary" loading={plan.saving} missing={whyNotPublished} onClick={onPublish}>
        <Send aria-hidden />
        {t('publish.open')}
      </Button>
    </span>
  );
}
