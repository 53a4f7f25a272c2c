-- What sealed days sold at each rate of tax, so that a month's output tax adds up days instead of every line of them (server/sales/add-to-sales-days.ts).
CREATE TABLE "sales_day_tax" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tax_rate_bp" INTEGER NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "tax_fen" BIGINT NOT NULL,

    CONSTRAINT "sales_day_tax_pkey" PRIMARY KEY ("store_id","day","tax_rate_bp")
);
ALTER TABLE sales_day_tax ADD CONSTRAINT sales_day_tax_rate CHECK (tax_rate_bp BETWEEN 0 AND 10000);

-- Days that were sealed before.
INSERT INTO sales_day_tax (store_id, day, tax_rate_bp, net_fen, tax_fen)
SELECT l.store_id, l.business_day, l.tax_rate_bp, sum(l.net_fen), sum(l.tax_fen)
FROM business_day d JOIN ticket_line l ON l.store_id = d.store_id AND l.business_day = d.day
WHERE d.state = 'SEALED' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
