-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "level_id" UUID,
ADD COLUMN     "level_set_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "member_price_fen" BIGINT;

-- CreateTable
CREATE TABLE "member_level" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "discount_bp" INTEGER NOT NULL,
    "points_milli" INTEGER NOT NULL,
    "place" SMALLINT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_level_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_level_name_key" ON "member_level"("name");

-- CreateIndex
CREATE INDEX "customer_level_id_idx" ON "customer"("level_id");

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "member_level"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE member_level
  ADD CONSTRAINT member_level_is_called_something CHECK (btrim(name) <> ''),
  ADD CONSTRAINT member_level_discount_leaves_a_price CHECK (discount_bp BETWEEN 0 AND 9999),
  ADD CONSTRAINT member_level_points_have_an_end CHECK (points_milli BETWEEN 0 AND 1000000);
-- Whoever becomes a customer is given one level at most.
CREATE UNIQUE INDEX member_level_one_is_default ON member_level (is_default) WHERE is_default;
ALTER TABLE customer ADD CONSTRAINT customer_level_has_its_moment CHECK (level_id IS NULL OR level_set_at IS NOT NULL);
ALTER TABLE product ADD CONSTRAINT product_member_price_is_a_price CHECK (member_price_fen BETWEEN 0 AND 100000000000);
