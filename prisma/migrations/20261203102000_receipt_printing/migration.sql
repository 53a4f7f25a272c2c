-- Whether a receipt is printed by itself, when asked for, or not at all.
CREATE TYPE "ReceiptPrinting" AS ENUM ('AUTOMATIC', 'ASK', 'NONE');
ALTER TABLE store ADD COLUMN receipt_printing "ReceiptPrinting" NOT NULL DEFAULT 'ASK';
