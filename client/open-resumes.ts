import { forget, keep, keptKeys, readKept } from './kept-json';

/** A basket on hold that was asked for and did not arrive: under its requestId the server gives it out once more. */
export interface OpenResume {
  storeId: string;
  heldSaleId: string;
  requestId: string;
  label: string;
  totalFen: number;
}

const PREFIX = 'daybook-resume-';

/** Those of a store, also after a reload. */
export function openResumes(storeId: string): OpenResume[] {
  return keptKeys(PREFIX).flatMap((key) => {
    const open = readKept(key, isOpenResume);
    return open?.storeId === storeId ? [open] : [];
  });
}

/** Before it is sent: the basket is on no list any more once the server has given it out. */
export function keepOpenResume(open: OpenResume): void {
  keep(PREFIX + open.heldSaleId, open);
}

/** The basket arrived, or the server said that there is none to have. */
export function forgetOpenResume(heldSaleId: string): void {
  forget(PREFIX + heldSaleId);
}

function isOpenResume(value: unknown): value is OpenResume {
  if (typeof value !== 'object' || value === null) return false;
  const { storeId, heldSaleId, requestId, label, totalFen } = value as Partial<Record<string, unknown>>;
  return (
    [storeId, heldSaleId, requestId, label].every((text) => typeof text === 'string') &&
    typeof totalFen === 'number'
  );
}
