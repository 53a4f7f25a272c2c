-- Colours and sizes of one model.
CREATE TABLE "product_model" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "code_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "revision" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_model_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "product_model_axis" (
    "model_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "values" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "product_model_axis_pkey" PRIMARY KEY ("model_id","position")
);

CREATE UNIQUE INDEX "product_model_code_key_key" ON "product_model"("code_key");
CREATE INDEX "product_model_revision_idx" ON "product_model"("revision");
CREATE UNIQUE INDEX "product_model_axis_has_its_name" ON "product_model_axis"("model_id", "name");

ALTER TABLE "product_model_axis" ADD CONSTRAINT "product_model_axis_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "product_model"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "product" ADD COLUMN "model_id" UUID,
ADD COLUMN "model_values" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "model_key" TEXT;

CREATE UNIQUE INDEX "product_is_the_one_of_its_values" ON "product"("model_id", "model_key");

ALTER TABLE "product" ADD CONSTRAINT "product_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "product_model"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE product_model
  ADD CONSTRAINT product_model_is_named CHECK (char_length(code) BETWEEN 1 AND 60 AND code_key <> '' AND char_length(name) BETWEEN 1 AND 200);
ALTER TABLE product_model_axis
  ADD CONSTRAINT product_model_axis_is_one_of_three CHECK (position BETWEEN 0 AND 2),
  ADD CONSTRAINT product_model_axis_is_named CHECK (char_length(name) BETWEEN 1 AND 20),
  ADD CONSTRAINT product_model_axis_is_bounded CHECK (cardinality("values") <= 60);
ALTER TABLE product
  ADD CONSTRAINT product_variant_is_goods CHECK (model_id IS NULL OR kind = 'GOODS'),
  ADD CONSTRAINT product_variant_is_whole CHECK (
    CASE WHEN model_id IS NULL THEN model_key IS NULL AND cardinality(model_values) = 0
      ELSE model_key IS NOT NULL AND model_values IS NOT NULL AND cardinality(model_values) BETWEEN 1 AND 3 AND array_position(model_values, NULL) IS NULL END),
  ADD CONSTRAINT product_variant_says_its_values CHECK (model_id IS NULL OR spec = array_to_string(model_values, ' / '));
