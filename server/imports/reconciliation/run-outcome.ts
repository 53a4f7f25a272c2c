import { goodsName } from '@/lib/goods-name';
import { milliToColumn } from '@/server/platform/numbers';
import type { NotCompared } from '@/server/reconciliation/compare-stock';
import type { Comparison } from '@/server/reconciliation/reconcile-stock';
import {
  type ClassCounts,
  countClasses,
  differenceOf,
  type Finding,
} from '@/server/reconciliation/reconciliation-rules';

/** What a comparison comes to, for a person. */
export interface RunOutcome {
  compared: number;
  agrees: number;
  classes: ClassCounts;
  sample: FindingSample[];
  /** Goods left out because a row could not be read; the first of them. */
  notCompared: { code: string; name: string }[];
  notComparedCount: number;
}

export interface FindingSample {
  class: Finding['class'];
  code: string;
  name: string;
  theirCode: string;
  ours: string;
  theirs: string;
  difference: string;
}

export interface Written {
  reconciliationId: string;
  number: number;
  outcome: RunOutcome;
}

const SHOWN = 20;

interface RunFacts {
  /** Only of a run written now. */
  notCompared?: readonly NotCompared[];
  number: number;
  compared: number;
  agrees: number;
  timing: number;
  missingThere: number;
  missingHere: number;
  wrongCode: number;
  difference: number;
}

/** What a run that is written came to. */
export function writtenOf(reconciliationId: string, run: RunFacts): Written {
  return {
    reconciliationId,
    number: run.number,
    outcome: {
      compared: run.compared,
      agrees: run.agrees,
      classes: {
        TIMING: run.timing,
        MISSING_THERE: run.missingThere,
        MISSING_HERE: run.missingHere,
        WRONG_CODE: run.wrongCode,
        DIFFERENCE: run.difference,
      },
      sample: [],
      ...namedOf(run.notCompared ?? []),
    },
  };
}

function namedOf(notCompared: readonly NotCompared[]) {
  return {
    notCompared: notCompared.slice(0, SHOWN).map((one) => ({ code: one.code, name: goodsName(one) })),
    notComparedCount: notCompared.length,
  };
}

/** What a run would come to. */
export function outcomeOf({ compared, findings, notCompared }: Comparison): RunOutcome {
  return {
    compared,
    agrees: compared - findings.length,
    classes: countClasses(findings),
    ...namedOf(notCompared),
    sample: findings.slice(0, SHOWN).map((finding) => ({
      class: finding.class,
      code: finding.ourCode,
      name: finding.ourName ? goodsName({ name: finding.ourName, spec: finding.ourSpec }) : finding.theirName,
      theirCode: finding.theirCode,
      ours: quantityText(finding.oursMilli),
      theirs: quantityText(finding.theirsMilli),
      difference: quantityText(differenceOf(finding)),
    })),
  };
}

/** '1.5', also beyond what one document may say. */
function quantityText(milli: number): string {
  return milliToColumn(milli).replace(/\.?0+$/, '');
}
