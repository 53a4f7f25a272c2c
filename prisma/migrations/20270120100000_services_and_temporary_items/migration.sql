-- Services have no stock; a temporary item is sold under a name of its own and settled in the office.
ALTER TABLE "product" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'GOODS';
ALTER TABLE product ADD CONSTRAINT product_kind_is_known CHECK (kind IN ('GOODS', 'SERVICE', 'TEMPORARY'));
ALTER TABLE product ADD CONSTRAINT product_of_temporary_items_is_one
  CHECK ((kind = 'TEMPORARY') = (id = '0197b4de-0000-7000-8000-000000000001'::uuid));
INSERT INTO product (id, code, name, kind, list_price_fen, created_at, updated_at)
  VALUES ('0197b4de-0000-7000-8000-000000000001', '*', '临时商品', 'TEMPORARY', 0, now(), now());

ALTER TABLE "ticket_line" ADD COLUMN "moves" TEXT;
ALTER TABLE ticket_line ADD CONSTRAINT ticket_line_moves_is_known CHECK (moves IN ('NOTHING'));
ALTER TABLE ticket_line ADD CONSTRAINT ticket_line_nothing_is_not_awaited CHECK (moves IS DISTINCT FROM 'NOTHING' OR handover = 'NOW');
ALTER TABLE ticket_line ADD CONSTRAINT ticket_line_temporary_moves_nothing
  CHECK (product_id <> '0197b4de-0000-7000-8000-000000000001'::uuid OR (moves IS NOT DISTINCT FROM 'NOTHING' AND btrim(product_name) <> ''));
CREATE INDEX ticket_line_temporary_idx ON ticket_line (store_id, business_day)
  WHERE product_id = '0197b4de-0000-7000-8000-000000000001'::uuid AND returns_line_id IS NULL;

-- CreateTable
CREATE TABLE "temporary_item_answer" (
    "store_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "product_id" UUID,
    "words" TEXT NOT NULL,
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "temporary_item_answer_pkey" PRIMARY KEY ("store_id","line_id")
);

-- AddForeignKey
ALTER TABLE "temporary_item_answer" ADD CONSTRAINT "temporary_item_answer_store_id_line_id_fkey" FOREIGN KEY ("store_id", "line_id") REFERENCES "ticket_line"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "temporary_item_answer" ADD CONSTRAINT "temporary_item_answer_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE temporary_item_answer ADD CONSTRAINT temporary_item_answer_says_something
  CHECK (words = btrim(words) AND char_length(words) <= 500 AND (product_id IS NOT NULL OR words <> ''));
ALTER TABLE temporary_item_answer ADD CONSTRAINT temporary_item_answer_is_a_real_product
  CHECK (product_id <> '0197b4de-0000-7000-8000-000000000001'::uuid);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON temporary_item_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON temporary_item_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "store" ADD COLUMN "delivery_fee_product_id" UUID,
  ADD COLUMN "delivery_fee_least_fen" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "delivery_fee_most_fen" INTEGER NOT NULL DEFAULT 50000,
  ADD COLUMN "open_temporary" "OpenItemPolicy" NOT NULL DEFAULT 'REASON';

-- AddForeignKey
ALTER TABLE "store" ADD CONSTRAINT "store_delivery_fee_product_id_fkey" FOREIGN KEY ("delivery_fee_product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE store ADD CONSTRAINT store_delivery_fee_limits_are_in_order
  CHECK (delivery_fee_least_fen >= 0 AND delivery_fee_most_fen BETWEEN delivery_fee_least_fen AND 10000000);
