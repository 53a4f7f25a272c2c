-- What sealed days took, so that a home and a month of figures add up days instead of every line of them (server/sales/add-to-sales-days.ts).
CREATE TABLE "sales_day" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tickets" INTEGER NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "rounding_fen" BIGINT NOT NULL,

    CONSTRAINT "sales_day_pkey" PRIMARY KEY ("store_id","day")
);
ALTER TABLE sales_day ADD CONSTRAINT sales_day_has_tickets CHECK (tickets > 0);

CREATE TABLE "sales_day_product" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "tag_fen" BIGINT NOT NULL,
    "quantity" DECIMAL(18,3) NOT NULL,
    "net_fen" BIGINT NOT NULL,

    CONSTRAINT "sales_day_product_pkey" PRIMARY KEY ("store_id","day","product_id","tag_fen")
);
ALTER TABLE sales_day_product ADD CONSTRAINT sales_day_product_tag CHECK (tag_fen >= 0);

CREATE TABLE "sales_day_hour" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "person_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "quantity" DECIMAL(18,3) NOT NULL,
    "net_fen" BIGINT NOT NULL,

    CONSTRAINT "sales_day_hour_pkey" PRIMARY KEY ("store_id","day","hour","person_id","unit")
);
ALTER TABLE sales_day_hour ADD CONSTRAINT sales_day_hour_of_a_day CHECK (hour BETWEEN 0 AND 23);

-- Days that were sealed before.
INSERT INTO sales_day (store_id, day, tickets, net_fen, rounding_fen)
SELECT t.store_id, t.business_day, count(*), sum(t.net_fen), sum(t.rounding_fen)
FROM business_day d JOIN ticket t ON t.store_id = d.store_id AND t.business_day = d.day
WHERE d.state = 'SEALED' GROUP BY 1, 2 ORDER BY 1, 2;

INSERT INTO sales_day_product (store_id, day, product_id, tag_fen, quantity, net_fen)
SELECT l.store_id, l.business_day, l.product_id, l.book_price_fen, sum(l.quantity), sum(l.net_fen)
FROM business_day d JOIN ticket_line l ON l.store_id = d.store_id AND l.business_day = d.day
WHERE d.state = 'SEALED' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

INSERT INTO sales_day_hour (store_id, day, hour, person_id, unit, quantity, net_fen)
SELECT l.store_id, l.business_day, extract(hour FROM t.occurred_at AT TIME ZONE s.time_zone), l.salesperson_id, l.unit, sum(l.quantity), sum(l.net_fen)
FROM business_day d JOIN ticket_line l ON l.store_id = d.store_id AND l.business_day = d.day
JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id JOIN store s ON s.id = d.store_id
WHERE d.state = 'SEALED' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
