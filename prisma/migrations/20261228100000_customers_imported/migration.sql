-- Customers come in from a file as products do; whoever carries a card of the program before is found by its number.
ALTER TABLE "import_run" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'PRODUCTS';
ALTER TABLE import_run ADD CONSTRAINT import_run_kind_is_one_of CHECK (kind IN ('PRODUCTS', 'CUSTOMERS'));

ALTER TABLE "customer" ADD COLUMN "card_number" TEXT;
CREATE UNIQUE INDEX "customer_card_number_key" ON "customer"("card_number");
ALTER TABLE customer ADD CONSTRAINT customer_card_number_is_short CHECK (
  card_number = btrim(card_number) AND char_length(card_number) BETWEEN 1 AND 40);
ALTER TABLE customer ADD CONSTRAINT customer_erased_has_no_card CHECK (erased_at IS NULL OR card_number IS NULL);
