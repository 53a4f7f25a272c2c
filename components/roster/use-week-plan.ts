'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { judgePlan } from '@/server/roster/planning-rules';
import { changesBetween } from '@/server/roster/publishing-rules';
import { changed, factsWith, inverse, type PlanChange, toldOf } from './board-rules';
import { useSentChanges } from './use-sent-changes';
import type { BoardShift, Week } from './week';

interface Steps {
  undo: PlanChange[];
  redo: PlanChange[];
}
const NO_STEPS: Steps = { undo: [], redo: [] };
/** Steps that can be undone. */
const MOST_STEPS = 50;

/**
 * A week's plan as it is moved about. Each change is seen at once and sent behind it; one that is refused takes the board back to what
 * the server has.
 */
export function useWeekPlan(week: Week) {
  const [local, setLocal] = useState<{ of: number; shifts: readonly BoardShift[] } | null>(null);
  const [steps, setSteps] = useState(NO_STEPS);
  const onKept = useCallback((of: number) => setLocal((now) => (now ? { ...now, of } : now)), []);
  const onRefused = useCallback(() => {
    setLocal(null);
    setSteps(NO_STEPS);
  }, []);
  const { send, saving, problem, forget, revision } = useSentChanges(week, onKept, onRefused);
  // What the page brought is the newer once nothing is on its way any more.
  const shifts = local && (saving || local.of > week.revision) ? local.shifts : week.shifts;
  const current = useRef(shifts);
  current.current = shifts;

  const move = (change: PlanChange) => {
    const after = changed(current.current, change);
    current.current = after;
    setLocal({ of: revision.current, shifts: after });
    return send(change);
  };
  const apply = (change: PlanChange) => {
    const back = inverse(current.current, change);
    setSteps(({ undo }) => ({ undo: [...undo, back].slice(-MOST_STEPS), redo: [] }));
    return move(change);
  };
  const step = (from: keyof Steps) => {
    const change = steps[from].at(-1);
    if (!change) return;
    const back = inverse(current.current, change);
    const other = from === 'undo' ? 'redo' : 'undo';
    setSteps((now) => ({ ...now, [from]: now[from].slice(0, -1), [other]: [...now[other], back] }));
    void move(change);
  };
  const { facts, published } = week;
  const judged = useMemo(() => factsWith(facts, shifts), [facts, shifts]);
  const findings = useMemo(() => judgePlan(judged), [judged]);
  const unpublished = useMemo(() => {
    const planned = shifts.map((shift) => toldOf(shift, facts.timeZone));
    return changesBetween(published, planned);
  }, [published, facts.timeZone, shifts]);
  return {
    shifts,
    facts: judged,
    findings,
    unpublished,
    apply,
    undo: steps.undo.length > 0 ? () => step('undo') : null,
    redo: steps.redo.length > 0 ? () => step('redo') : null,
    saving,
    problem,
    /** What was refused has been read. */
    forget,
    /** Of the plan as it is shown, once nothing is on its way. */
    revision: () => revision.current,
  };
}
