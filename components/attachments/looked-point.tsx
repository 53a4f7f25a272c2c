'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import { AttachmentInput } from './attachment-input';

/** What was seen of a point of a list: in order, or what is wrong with it. */
export interface PointSeen {
  result: 'order' | 'wrong' | '';
  text: string;
  attachmentId: string;
}

/** One point of a round or a checklist: looked at, and where something is wrong said and photographed. */
export function LookedPoint(props: {
  storeId: string;
  /** Of the photo. */
  kind: string;
  name: string;
  words: { choose: string; inOrder: string; wrong: string; what: string };
  /** A photo is asked for also where it is in order. */
  wantsPhoto?: boolean;
  seen: PointSeen;
  onChange: (patch: Partial<PointSeen>) => void;
  /** What else is asked where something is wrong. */
  children?: ReactNode;
}) {
  const { name, words, seen, onChange } = props;
  const isWrong = seen.result === 'wrong';
  return (
    <li className="flex flex-col gap-3 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{name}</p>
        <Segmented
          size="lg"
          className="w-52 shrink-0 whitespace-nowrap max-sm:w-full"
          aria-label={words.choose}
          value={seen.result}
          onValueChange={(result) => onChange({ result })}
          segments={[
            { value: 'order', label: words.inOrder },
            { value: 'wrong', label: words.wrong },
          ]}
        />
      </div>
      {isWrong ? (
        <Field label={words.what} required>
          <Textarea
            rows={2}
            maxLength={2000}
            value={seen.text}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        </Field>
      ) : null}
      {isWrong || props.wantsPhoto ? (
        <AttachmentInput
          storeId={props.storeId}
          kind={props.kind}
          name={name}
          onKept={(attachmentId) => onChange({ attachmentId })}
        />
      ) : null}
      {isWrong ? props.children : null}
    </li>
  );
}
