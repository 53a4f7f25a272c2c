-- Alone: a new value of an enum cannot be used in the transaction that adds it.
ALTER TYPE "StockEntryKind" ADD VALUE 'TRANSFER_OUT';
ALTER TYPE "StockEntryKind" ADD VALUE 'TRANSFER_IN';
ALTER TYPE "StockEntryKind" ADD VALUE 'SUPPLIER_RETURN';
ALTER TYPE "StockEntryKind" ADD VALUE 'STOCKTAKE';
ALTER TYPE "StockDocumentKind" ADD VALUE 'TRANSFER';
ALTER TYPE "StockDocumentKind" ADD VALUE 'ZONE_MOVE';
ALTER TYPE "StockDocumentKind" ADD VALUE 'SUPPLIER_RETURN';
ALTER TYPE "StockDocumentKind" ADD VALUE 'STOCKTAKE';
ALTER TYPE "StockDocumentKind" ADD VALUE 'PURCHASE_ORDER';
ALTER TYPE "StockDocumentKind" ADD VALUE 'RECONCILIATION';
ALTER TYPE "StockDocumentKind" ADD VALUE 'SHORTAGE_CASE';
