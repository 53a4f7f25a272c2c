import type { PaperLine } from '@/components/vouchers/papers-of-day';
import type { ShownSections } from '@/server/reports/show-sections';

/** Is the figure that a line's papers prove among what the report shows? */
function hasItsFigure({ kind, key, sessionId }: PaperLine, { sales, cash, stock }: ShownSections): boolean {
  switch (kind) {
    case 'TENDER':
      return sales?.figures.tenders.some((row) => row.kind === key) ?? false;
    case 'PAID_OUT':
      return (
        cash?.figures.drawers.some(
          (drawer) => drawer.sessionId === sessionId && drawer.kinds.some((row) => row.kind === 'PAID_OUT'),
        ) ?? false
      );
    case 'SUPPLIER_NOTE':
      return key !== '' && (stock?.figures.stock.some((row) => row.kind === 'RECEIVING') ?? false);
  }
}

/**
 * Lines whose figure the report does not show: of a delivery that was taken back since, of cash nobody may see while it is
 * counted, of a report from before. Their papers are shown apart, for none may be out of sight.
 */
export function linesWithoutFigure(lines: readonly PaperLine[], sections: ShownSections): PaperLine[] {
  return lines.filter((line) => !hasItsFigure(line, sections));
}
