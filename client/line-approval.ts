import type { BasketLine } from './basket-shape';

/** An approval that ends sooner than this is asked for anew, ms. */
export const APPROVAL_MARGIN_MS = 30_000;

/** What was approved is this very line: its net and its quantity. */
export function approvalCovers(line: BasketLine, netFen: number): boolean {
  return line.approval?.netFen === netFen && line.approval.quantityMilli === line.quantityMilli;
}

/** It covers the line, and lasts long enough to be paid by. */
export function approvalHolds(line: BasketLine, netFen: number, nowMs: number): boolean {
  return approvalCovers(line, netFen) && (line.approval?.expiresAtMs ?? 0) - nowMs > APPROVAL_MARGIN_MS;
}
