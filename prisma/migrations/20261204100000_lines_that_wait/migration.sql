-- CreateTable
CREATE TABLE "stocktake_waiting_line" (
    "store_id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "decision" "StocktakeDecisionKind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "moment" TIMESTAMPTZ(3) NOT NULL,
    "counted" DECIMAL(14,3) NOT NULL,
    "expected" DECIMAL(14,3) NOT NULL,
    "variance" DECIMAL(14,3) NOT NULL,

    CONSTRAINT "stocktake_waiting_line_pkey" PRIMARY KEY ("store_id","stocktake_id","product_id","zone_id")
);

-- AddForeignKey
ALTER TABLE "stocktake_waiting_line" ADD CONSTRAINT "stocktake_waiting_line_store_id_stocktake_id_fkey" FOREIGN KEY ("store_id", "stocktake_id") REFERENCES "stocktake_posting"("store_id", "stocktake_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
-- Only differences wait; what they say is what stocktake_line will ask of them.
ALTER TABLE stocktake_waiting_line
  ADD CONSTRAINT stocktake_waiting_line_differs CHECK (decision <> 'LEAVE' AND variance <> 0 AND variance = counted - expected),
  ADD CONSTRAINT stocktake_waiting_line_zero_has_a_reason CHECK (decision <> 'ZERO' OR (btrim(reason) <> '' AND counted = 0)),
  ADD CONSTRAINT stocktake_waiting_line_no_is_positive CHECK (line_no > 0);
