'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { hasUnreadable } from '@/components/ui/unreadable-field';
import { useLatest } from '@/components/ui/use-latest';
import { BeyondDialog, type BeyondLine } from './beyond-dialog';
import type { BeyondWords } from './beyond-rules';

/** Beside the lines: what the document is about, a note, what was refused, and the button that books it. */
export function DocumentFacts(props: {
  title: string;
  note: string;
  /** Left out: a note. Given, the words are asked for. */
  noteLabel?: string;
  onNoteChange: (note: string) => void;
  /** Between the note and the button. */
  summary?: ReactNode;
  error: unknown;
  complete: boolean;
  /** Goods it takes more of than the book has free: asked about before it is booked. */
  beyond?: () => Promise<readonly BeyondLine[]>;
  /** Left out: whether they are really here. */
  beyondWords?: BeyondWords;
  busy: boolean;
  /** Left out: books it. */
  bookLabel?: string;
  onBook: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('stock');
  const why = useTranslations('common.why');
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const [checking, setChecking] = useState(false);
  const [beyond, setBeyond] = useState<readonly BeyondLine[]>([]);
  // Lines that are scanned while the answer is awaited belong to the document too.
  const book = useLatest(props.onBook);

  async function check() {
    if (hasUnreadable(document) || checking) return;
    setChecking(true);
    const found = (await props.beyond?.()) ?? [];
    setChecking(false);
    setBeyond(found);
    if (found.length > 0) setAsking(true);
    else book();
  }

  return (
    <Section paper title={props.title}>
      <div className="flex flex-col gap-3 p-3">
        {props.children}
        <Field label={props.noteLabel ?? t('note')} required={props.noteLabel !== undefined}>
          <Input
            value={props.note}
            maxLength={200}
            onChange={(event) => props.onNoteChange(event.target.value)}
          />
        </Field>
        {props.summary}
        {props.error ? <Callout tone="late" title={errorText(props.error)} /> : null}
        <Button
          size="lg"
          variant="primary"
          missing={props.complete ? null : why('fillAll')}
          loading={props.busy || checking}
          onClick={() => void check()}
        >
          {props.bookLabel ?? t('book')}
        </Button>
        <BeyondDialog
          open={asking}
          lines={beyond}
          words={props.beyondWords ?? 'here'}
          onOpenChange={setAsking}
          onConfirm={props.onBook}
        />
      </div>
    </Section>
  );
}
