import { analysis, lines, outputTax, ranking } from './analysis-files';
import { attendance } from './attendance-files';
import { claims } from './claim-files';
import { complaints } from './complaint-files';
import { cases, discrepancies, handovers, reconciliations, shrinkage, stocktakes } from './counting-files';
import { accountEntries, accounts, statement } from './credit-file';
import { adjustments, moves, orders, receivings, supplierReturns, transfers } from './goods-files';
import { incidents } from './incident-files';
import type { ListFile } from './list-file';
import { openItems } from './open-item-file';
import { entries, modelStock, negative, replenishment, slow } from './stock-files';
import { tickets } from './ticket-file';
import { training } from './training-file';

/** Every list that can be taken along, by its name in the address. */
export const LIST_FILES: Record<string, ListFile> = {
  tickets,
  attendance,
  complaints,
  claims,
  incidents,
  accountEntries,
  accounts,
  statement,
  stocktakes,
  reconciliations,
  discrepancies,
  shortages: cases,
  handovers,
  orders,
  receiving: receivings,
  'supplier-returns': supplierReturns,
  adjustments,
  moves,
  transfers,
  entries,
  negative,
  'model-stock': modelStock,
  replenishment,
  'slow-movers': slow,
  shrinkage,
  'open-items': openItems,
  analysis,
  'sold-lines': lines,
  ranking,
  'output-tax': outputTax,
  training,
};
