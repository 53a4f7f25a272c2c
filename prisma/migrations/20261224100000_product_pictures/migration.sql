-- Pictures of goods: the company's, whichever store they were taken in; their files are attachments.
-- CreateTable
CREATE TABLE "product_picture" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_scope_id" UUID NOT NULL,
    "sent_sha256" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_picture_size" (
    "picture_id" UUID NOT NULL,
    "edge" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "product_picture_size_pkey" PRIMARY KEY ("picture_id","edge")
);

-- CreateIndex
CREATE UNIQUE INDEX "product_picture_product_id_sent_sha256_key" ON "product_picture"("product_id", "sent_sha256");

-- AddForeignKey
ALTER TABLE "product_picture" ADD CONSTRAINT "product_picture_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "product_picture_size" ADD CONSTRAINT "product_picture_size_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "product_picture"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
-- Each place once, checked when all of a new order is written.
ALTER TABLE product_picture ADD CONSTRAINT product_picture_has_its_place UNIQUE (product_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE product_picture ADD CONSTRAINT product_picture_place_is_one_of_twelve CHECK ("position" BETWEEN 0 AND 11);
ALTER TABLE product_picture ADD CONSTRAINT product_picture_file_is_named CHECK (sent_sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE product_picture_size ADD CONSTRAINT product_picture_size_is_known CHECK (edge IN (96, 240, 960));
-- Compressed already.
ALTER TABLE product_picture_size ALTER COLUMN content SET STORAGE EXTERNAL;
