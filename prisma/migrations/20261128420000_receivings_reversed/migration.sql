-- AlterTable
ALTER TABLE "supplier_return" ADD COLUMN     "receiving_id" UUID;

-- AlterTable
ALTER TABLE "supplier_return_line" ADD COLUMN     "receiving_line_id" UUID;

-- CreateIndex
CREATE INDEX "supplier_return_store_id_receiving_id_idx" ON "supplier_return"("store_id", "receiving_id");

-- CreateIndex
CREATE INDEX "supplier_return_line_store_id_receiving_line_id_idx" ON "supplier_return_line"("store_id", "receiving_line_id");

-- AddForeignKey
ALTER TABLE "supplier_return" ADD CONSTRAINT "supplier_return_store_id_receiving_id_fkey" FOREIGN KEY ("store_id", "receiving_id") REFERENCES "receiving"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "supplier_return_line" ADD CONSTRAINT "supplier_return_line_store_id_receiving_line_id_fkey" FOREIGN KEY ("store_id", "receiving_line_id") REFERENCES "receiving_line"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
