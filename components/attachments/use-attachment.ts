'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Outgoing, outgoing, sendAttachment } from '@/client/send-attachment';
import { isRetryable, useErrorText } from '@/components/shell/use-error-text';
import { attachmentAddress } from './attachment-address';

export type AttachmentState =
  | { is: 'idle' }
  | { is: 'sending' }
  /** The line is lost: it goes on by itself, or at once when a person presses. */
  | { is: 'waiting'; again: () => void }
  | { is: 'refused'; words: string };

/** Sends one file of a kind and says how far it is. What was not answered yet stays in the page and is tried until it is. */
export function useAttachment(of: { storeId: string; kind: string }) {
  const { storeId, kind } = of;
  const errorText = useErrorText();
  const [state, setState] = useState<AttachmentState>({ is: 'idle' });
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  /** The id it was kept under, or null when it was refused or the page was left. */
  const send = useCallback(
    async (file: Blob): Promise<string | null> => {
      leaving.current?.abort();
      const line = new AbortController();
      leaving.current = line;
      setState({ is: 'sending' });
      const parcel: Outgoing = await outgoing(file);
      const address = `${attachmentAddress(storeId, parcel.id)}?kind=${kind}`;
      try {
        await sendAttachment(address, parcel, {
          signal: line.signal,
          sending: () => setState({ is: 'sending' }),
          waiting: (again) => setState({ is: 'waiting', again }),
          isRetryable,
        });
        setState({ is: 'idle' });
        return parcel.id;
      } catch (error) {
        if (line.signal.aborted) return null;
        const coded = (error as { error?: unknown } | null)?.error ?? error;
        setState({ is: 'refused', words: errorText(coded) });
        return null;
      }
    },
    [storeId, kind, errorText],
  );
  return { state, send };
}
