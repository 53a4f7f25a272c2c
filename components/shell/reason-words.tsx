import { useReasonWords } from './use-reason-words';

/** A kept reason in the reader's words. */
export function ReasonWords({ kept }: { kept: string }) {
  return useReasonWords()(kept);
}
