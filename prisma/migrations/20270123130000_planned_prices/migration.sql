-- CreateTable
CREATE TABLE "planned_price" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "list_price_fen" BIGINT NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "before_fen" BIGINT,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_by_id" UUID NOT NULL,

    CONSTRAINT "planned_price_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "planned_price_product_id_from_day_idx" ON "planned_price"("product_id", "from_day");

-- AddForeignKey
ALTER TABLE "planned_price" ADD CONSTRAINT "planned_price_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE planned_price
  ADD CONSTRAINT planned_price_state_is_known CHECK (state IN ('WAITING', 'RUNNING', 'ENDED', 'CALLED_OFF')),
  ADD CONSTRAINT planned_price_is_a_price CHECK (list_price_fen >= 0 AND before_fen >= 0),
  ADD CONSTRAINT planned_price_ends_after_it_began CHECK (until_day IS NULL OR until_day >= from_day),
  ADD CONSTRAINT planned_price_runs_to_an_end CHECK (state <> 'RUNNING' OR until_day IS NOT NULL),
  ADD CONSTRAINT planned_price_knows_what_comes_back CHECK (state <> 'RUNNING' OR before_fen IS NOT NULL),
  -- Of one product one price at a time is planned: which of two would come back, nobody could say.
  ADD CONSTRAINT planned_price_one_at_a_time EXCLUDE USING gist (
    product_id WITH =, daterange(from_day, until_day, '[]') WITH &&) WHERE (state IN ('WAITING', 'RUNNING'));

CREATE INDEX planned_price_open ON planned_price (from_day) WHERE state IN ('WAITING', 'RUNNING');
