'use client';

import { type ReactNode, useCallback, useRef, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

export interface Question {
  title: string;
  description: string;
  /** The act as a verb. */
  yes: string;
}

export type Ask = (question: Question) => Promise<boolean>;

/** One plain question over the counter at a time; a second one waits for nobody and counts as no. */
export function useAsk(): { ask: Ask; dialog: ReactNode } {
  const [question, setQuestion] = useState<Question | null>(null);
  const answer = useRef<((yes: boolean) => void) | null>(null);
  const ask = useCallback<Ask>((next) => {
    if (answer.current) return Promise.resolve(false);
    setQuestion(next);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const settle = (yes: boolean) => {
    answer.current?.(yes);
    answer.current = null;
    setQuestion(null);
  };
  const dialog = (
    <ConfirmDialog
      open={question !== null}
      onOpenChange={(open) => (open ? undefined : settle(false))}
      size="lg"
      title={question?.title ?? ''}
      description={question?.description ?? ''}
      confirmLabel={question?.yes ?? ''}
      onConfirm={() => settle(true)}
    />
  );
  return { ask, dialog };
}
