import type { PaperLine } from '@/components/vouchers/papers-of-day';
import type { ShownSections } from '@/server/reports/show-sections';

/** The section where the figure stands that a line's papers prove; null: none of the report. */
export function placeOfPapers(
  { kind, key, sessionId }: PaperLine,
  { sales, cash, stock, credit }: ShownSections,
): keyof ShownSections | null {
  switch (kind) {
    case 'TENDER':
      if (sales?.figures.tenders.some((row) => row.kind === key)) return 'sales';
      // What customers paid back or in, by a tender nobody paid a sale with.
      return credit?.figures.tenders.some((row) => row.kind === key) ? 'credit' : null;
    case 'PAID_OUT':
      return cash?.figures.drawers.some(
        (drawer) => drawer.sessionId === sessionId && drawer.kinds.some((row) => row.kind === 'PAID_OUT'),
      )
        ? 'cash'
        : null;
    case 'SUPPLIER_NOTE':
      return key !== '' && stock?.figures.stock.some((row) => row.kind === 'RECEIVING') ? 'stock' : null;
  }
}

/**
 * The lines whose figure stands in a section. Without one: of a delivery that was taken back since, of cash nobody may see while it is
 * counted, of a report from before. Their papers are shown apart, for none may be out of sight.
 */
export function papersIn(
  section: keyof ShownSections | null,
  lines: readonly PaperLine[],
  sections: ShownSections,
): PaperLine[] {
  return lines.filter((line) => placeOfPapers(line, sections) === section);
}
