-- CreateTable
CREATE TABLE "customer_known_in_store" (
    "store_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_known_in_store_pkey" PRIMARY KEY ("store_id","customer_id")
);

-- CreateIndex
CREATE INDEX "customer_known_in_store_store_id_since_idx" ON "customer_known_in_store"("store_id", "since");

-- CreateIndex
CREATE INDEX "customer_updated_at_idx" ON "customer"("updated_at");

-- AddForeignKey
ALTER TABLE "customer_known_in_store" ADD CONSTRAINT "customer_known_in_store_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
