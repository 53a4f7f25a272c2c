import { useCallback, useRef } from 'react';

/** One function for good that does what the latest one does: for what is called after something was waited for. */
export function useLatest(work: () => void): () => void {
  const latest = useRef(work);
  latest.current = work;
  return useCallback(() => latest.current(), []);
}
