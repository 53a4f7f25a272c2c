CREATE TABLE "stock_month" (
    "store_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "kind" "StockEntryKind" NOT NULL,
    "in_quantity" DECIMAL(18,3) NOT NULL DEFAULT 0,
    "out_quantity" DECIMAL(18,3) NOT NULL DEFAULT 0,
    "in_value_fen" BIGINT NOT NULL DEFAULT 0,
    "out_value_fen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "stock_month_pkey" PRIMARY KEY ("store_id","product_id","month","zone_id","kind")
);
CREATE INDEX "stock_month_store_id_month_idx" ON "stock_month"("store_id", "month");
ALTER TABLE stock_month
  ADD CONSTRAINT stock_month_begins_on_its_first_day CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT stock_month_in_is_positive_and_out_negative CHECK (in_quantity >= 0 AND out_quantity <= 0);

ALTER TABLE stock_entry DROP CONSTRAINT stock_entry_sign_follows_its_kind;
ALTER TABLE stock_entry
  ADD CONSTRAINT stock_entry_sign_follows_its_kind CHECK (CASE
    WHEN kind IN ('RECEIVING', 'RETURN', 'ZONE_IN', 'TRANSFER_IN') THEN quantity > 0
    WHEN kind IN ('SALE', 'ZONE_OUT', 'TRANSFER_OUT', 'SUPPLIER_RETURN') THEN quantity < 0
    WHEN kind = 'COST_CORRECTION' THEN quantity = 0 ELSE quantity <> 0 END);

-- What happened in a zone after a moment: the way back from what is there now to any moment.
CREATE INDEX "stock_entry_by_zone_moment" ON "stock_entry"("store_id", "zone_id", "occurred_at", "product_id", "quantity");

-- Adds a day's entries to the months; called once, by the seal of that day.
CREATE FUNCTION add_to_stock_months(p_store uuid, p_day date) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO stock_month AS m (store_id, product_id, zone_id, month, kind, in_quantity, out_quantity, in_value_fen, out_value_fen)
  SELECT store_id, product_id, zone_id, date_trunc('month', p_day)::date, kind,
    coalesce(sum(quantity) FILTER (WHERE quantity > 0), 0), coalesce(sum(quantity) FILTER (WHERE quantity < 0), 0),
    coalesce(sum(value_fen) FILTER (WHERE quantity >= 0), 0), coalesce(sum(value_fen) FILTER (WHERE quantity < 0), 0)
  FROM stock_entry WHERE store_id = p_store AND business_day = p_day
  GROUP BY store_id, product_id, zone_id, kind
  ORDER BY product_id, zone_id, kind
  ON CONFLICT (store_id, product_id, month, zone_id, kind) DO UPDATE SET in_quantity = m.in_quantity + excluded.in_quantity,
    out_quantity = m.out_quantity + excluded.out_quantity, in_value_fen = m.in_value_fen + excluded.in_value_fen,
    out_value_fen = m.out_value_fen + excluded.out_value_fen
$$;

-- Days that were sealed before there were months.
SELECT add_to_stock_months(store_id, day) FROM business_day WHERE state = 'SEALED' ORDER BY store_id, day;
