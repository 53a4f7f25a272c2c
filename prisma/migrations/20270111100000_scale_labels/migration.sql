-- How the labels of a store's scales begin.
ALTER TABLE "store" ADD COLUMN "scale_weight_prefix" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "scale_price_prefix" TEXT NOT NULL DEFAULT '';

ALTER TABLE store ADD CONSTRAINT store_scale_weight_prefix_is_its_own CHECK (scale_weight_prefix ~ '^(2[0-9])?$');
ALTER TABLE store ADD CONSTRAINT store_scale_price_prefix_is_its_own CHECK (scale_price_prefix ~ '^(2[0-9])?$');
ALTER TABLE store ADD CONSTRAINT store_scale_prefixes_differ CHECK (scale_weight_prefix = '' OR scale_weight_prefix <> scale_price_prefix);

-- Codes a shop prints itself, counted on for the whole company.
ALTER TABLE "catalogue_revision" ADD COLUMN "last_own_barcode" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE catalogue_revision ADD CONSTRAINT catalogue_revision_own_barcode_fits CHECK (last_own_barcode BETWEEN 0 AND 9999999999);
