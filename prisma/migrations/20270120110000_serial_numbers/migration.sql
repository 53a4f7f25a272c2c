-- Goods of which each piece is known by its number.
ALTER TABLE "product" ADD COLUMN "needs_serial" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE product ADD CONSTRAINT product_serial_is_of_whole_goods CHECK (NOT needs_serial OR (kind = 'GOODS' AND decimals = 0));

-- CreateTable
CREATE TABLE "ticket_line_serial" (
    "store_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "is_twice" BOOLEAN NOT NULL DEFAULT false,
    "business_day" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ticket_line_serial_pkey" PRIMARY KEY ("store_id","line_id","serial")
);

-- CreateIndex
CREATE INDEX "ticket_line_serial_store_id_business_day_idx" ON "ticket_line_serial"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "ticket_line_serial_store_id_serial_idx" ON "ticket_line_serial"("store_id", "serial");

-- CreateTable
CREATE TABLE "serial_out" (
    "store_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "line_id" UUID,

    CONSTRAINT "serial_out_pkey" PRIMARY KEY ("store_id","product_id","serial")
);

-- CreateIndex
CREATE INDEX "serial_out_product_id_serial_idx" ON "serial_out"("product_id", "serial");

-- AddForeignKey
ALTER TABLE "ticket_line_serial" ADD CONSTRAINT "ticket_line_serial_store_id_line_id_fkey" FOREIGN KEY ("store_id", "line_id") REFERENCES "ticket_line"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE ticket_line_serial ADD CONSTRAINT ticket_line_serial_is_a_number
  CHECK (serial = upper(btrim(serial)) AND char_length(serial) BETWEEN 1 AND 60);
CREATE INDEX ticket_line_serial_twice_idx ON ticket_line_serial (store_id, business_day) WHERE is_twice;
SELECT protect_ledger('ticket_line_serial');
