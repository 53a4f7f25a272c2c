-- Slow movers ask which products sold in whole months, and what goods came in of each: rows of other kinds need not be read for either.
CREATE INDEX stock_month_sold ON stock_month (store_id, month, product_id) WHERE kind = 'SALE' AND out_quantity < 0;
CREATE INDEX stock_month_goods_in ON stock_month (store_id, product_id, month) INCLUDE (in_quantity)
  WHERE kind IN ('OPENING', 'RECEIVING', 'TRANSFER_IN') AND in_quantity > 0;
