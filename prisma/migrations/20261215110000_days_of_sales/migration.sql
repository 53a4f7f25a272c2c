-- What sold of a product on a sealed day, so that the pace of four weeks adds up days instead of every entry of them.
CREATE TABLE "stock_day" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "sold" DECIMAL(18,3) NOT NULL,

    CONSTRAINT "stock_day_pkey" PRIMARY KEY ("store_id","day","product_id")
);
ALTER TABLE stock_day ADD CONSTRAINT stock_day_sold_is_something CHECK (sold <> 0);

-- Days that were sealed before; as many as are kept (server/stock/add-to-stock-days.ts).
INSERT INTO stock_day (store_id, day, product_id, sold)
SELECT e.store_id, e.business_day, e.product_id, -sum(e.quantity)
FROM (SELECT store_id, day, max(day) OVER (PARTITION BY store_id) AS newest FROM business_day WHERE state = 'SEALED') d
JOIN stock_entry e ON e.store_id = d.store_id AND e.business_day = d.day AND e.kind IN ('SALE', 'RETURN')
WHERE d.day > d.newest - 60 GROUP BY 1, 2, 3 HAVING sum(e.quantity) <> 0
-- As they are read: weeks that lie together are read in half the time.
ORDER BY 1, 2, 3;
