-- AlterTable
ALTER TABLE "ticket_line" ADD COLUMN     "floor_promotion_id" UUID;

-- CreateTable
CREATE TABLE "promotion" (
    "id" UUID NOT NULL,
    "version_no" INTEGER NOT NULL,
    "revision" BIGINT NOT NULL,
    "planned_by_id" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "called_off_at" TIMESTAMPTZ(3),
    "called_off_by_id" UUID,

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_revision" (
    "id" INTEGER NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "promotion_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_version" (
    "id" UUID NOT NULL,
    "promotion_id" UUID NOT NULL,
    "version_no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,
    "weekdays" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "from_minute" INTEGER,
    "until_minute" INTEGER,
    "store_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "all_goods" BOOLEAN NOT NULL,
    "members_only" BOOLEAN NOT NULL,
    "with_member_price" BOOLEAN NOT NULL,
    "most_per_ticket" INTEGER,
    "priority" INTEGER NOT NULL,
    "is_final" BOOLEAN NOT NULL,
    "percent_bp" INTEGER,
    "pieces" INTEGER,
    "together_fen" BIGINT,
    "get_pieces" INTEGER,
    "gets_others" BOOLEAN NOT NULL,
    "gets_all" BOOLEAN NOT NULL DEFAULT false,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promotion_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_goods" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "is_except" BOOLEAN NOT NULL,
    "product_id" UUID,
    "category_id" UUID,
    "price_fen" BIGINT,

    CONSTRAINT "promotion_goods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_floor_approval" (
    "version_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "price_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "approved_by_id" UUID NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promotion_floor_approval_pkey" PRIMARY KEY ("version_id","product_id")
);

-- CreateTable
CREATE TABLE "ticket_line_promotion" (
    "store_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "saved_fen" BIGINT NOT NULL,
    "business_day" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ticket_line_promotion_pkey" PRIMARY KEY ("store_id","line_id","version_id")
);

-- CreateIndex
CREATE INDEX "promotion_revision_idx" ON "promotion"("revision");

-- CreateIndex
CREATE INDEX "promotion_version_until_day_idx" ON "promotion_version"("until_day");

-- CreateIndex
CREATE UNIQUE INDEX "promotion_version_promotion_id_version_no_key" ON "promotion_version"("promotion_id", "version_no");

-- CreateIndex

-- CreateIndex
CREATE INDEX "ticket_line_promotion_store_id_business_day_idx" ON "ticket_line_promotion"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "ticket_line_promotion_version_id_store_id_business_day_idx" ON "ticket_line_promotion"("version_id", "store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_line_promotion_store_id_line_id_position_key" ON "ticket_line_promotion"("store_id", "line_id", "position");

-- AddForeignKey
ALTER TABLE "promotion_version" ADD CONSTRAINT "promotion_version_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "promotion_goods" ADD CONSTRAINT "promotion_goods_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "promotion_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "promotion_goods" ADD CONSTRAINT "promotion_goods_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "promotion_goods" ADD CONSTRAINT "promotion_goods_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "promotion_floor_approval" ADD CONSTRAINT "promotion_floor_approval_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "promotion_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "promotion_floor_approval" ADD CONSTRAINT "promotion_floor_approval_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ticket_line" ADD CONSTRAINT "ticket_line_floor_promotion_id_product_id_fkey" FOREIGN KEY ("floor_promotion_id", "product_id") REFERENCES "promotion_floor_approval"("version_id", "product_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ticket_line_promotion" ADD CONSTRAINT "ticket_line_promotion_store_id_line_id_fkey" FOREIGN KEY ("store_id", "line_id") REFERENCES "ticket_line"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ticket_line_promotion" ADD CONSTRAINT "ticket_line_promotion_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "promotion_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
INSERT INTO promotion_revision (id, last) VALUES (1, 0);
ALTER TABLE promotion_revision ADD CONSTRAINT promotion_revision_is_one_row CHECK (id = 1);
ALTER TABLE promotion
  ADD CONSTRAINT promotion_counts_versions_from_one CHECK (version_no >= 1),
  ADD CONSTRAINT promotion_is_called_off_by_somebody CHECK ((called_off_at IS NULL) = (called_off_by_id IS NULL));
-- A NULL in a CHECK passes: what a kind needs is asked for by IS NOT NULL.
ALTER TABLE promotion_version
  ADD CONSTRAINT promotion_kind_is_known CHECK (kind IN ('PRICE', 'PERCENT_OFF', 'N_FOR', 'BUY_GET')),
  ADD CONSTRAINT promotion_has_a_name CHECK (name = btrim(name) AND char_length(name) BETWEEN 1 AND 40),
  ADD CONSTRAINT promotion_ends_after_it_began CHECK (until_day >= from_day),
  ADD CONSTRAINT promotion_is_of_two_years_at_most CHECK (until_day - from_day <= 731),
  ADD CONSTRAINT promotion_weekdays_are_days CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  ADD CONSTRAINT promotion_hours_are_two_minutes_of_a_day CHECK ((from_minute IS NULL) = (until_minute IS NULL)
    AND (from_minute IS NULL OR (from_minute BETWEEN 0 AND 1439 AND until_minute BETWEEN 0 AND 1440 AND from_minute <> until_minute))),
  ADD CONSTRAINT promotion_priority_is_1_to_99 CHECK (priority BETWEEN 1 AND 99),
  ADD CONSTRAINT promotion_limit_of_a_ticket_is_some CHECK (most_per_ticket BETWEEN 1 AND 999),
  ADD CONSTRAINT promotion_percent_is_within_its_kind CHECK (CASE kind
    WHEN 'PERCENT_OFF' THEN percent_bp IS NOT NULL AND percent_bp > 0 AND percent_bp < 10000
    WHEN 'BUY_GET' THEN percent_bp IS NOT NULL AND percent_bp > 0 AND percent_bp <= 10000
    ELSE percent_bp IS NULL END),
  ADD CONSTRAINT promotion_pieces_are_of_its_kind CHECK (CASE kind
    WHEN 'N_FOR' THEN pieces IS NOT NULL AND pieces BETWEEN 2 AND 99 AND get_pieces IS NULL
    WHEN 'BUY_GET' THEN pieces IS NOT NULL AND pieces BETWEEN 1 AND 99 AND get_pieces IS NOT NULL AND get_pieces BETWEEN 1 AND 99
    ELSE pieces IS NULL AND get_pieces IS NULL END),
  ADD CONSTRAINT promotion_sum_is_of_n_for CHECK (CASE kind
    WHEN 'N_FOR' THEN together_fen IS NOT NULL AND together_fen > 0 AND together_fen <= 100000000000 ELSE together_fen IS NULL END),
  ADD CONSTRAINT promotion_price_is_for_named_goods CHECK (kind <> 'PRICE' OR NOT all_goods),
  ADD CONSTRAINT promotion_gets_others_only_where_it_gets CHECK (kind = 'BUY_GET' OR NOT gets_others),
  ADD CONSTRAINT promotion_gets_all_of_others CHECK (gets_others OR NOT gets_all);
ALTER TABLE promotion_goods
  ADD CONSTRAINT promotion_goods_role_is_known CHECK (role IN ('FOR', 'GET')),
  ADD CONSTRAINT promotion_goods_is_one_thing CHECK ((product_id IS NULL) <> (category_id IS NULL)),
  ADD CONSTRAINT promotion_goods_price_is_of_a_product CHECK (price_fen IS NULL
    OR (price_fen > 0 AND price_fen <= 100000000000 AND product_id IS NOT NULL AND role = 'FOR' AND NOT is_except));
CREATE UNIQUE INDEX promotion_goods_product_once ON promotion_goods (version_id, role, product_id) WHERE product_id IS NOT NULL;
CREATE UNIQUE INDEX promotion_goods_category_once ON promotion_goods (version_id, role, category_id) WHERE category_id IS NOT NULL;
ALTER TABLE promotion_floor_approval
  ADD CONSTRAINT promotion_floor_approval_is_a_price CHECK (price_fen >= 0),
  ADD CONSTRAINT promotion_floor_approval_has_a_reason CHECK (btrim(reason) <> '' AND char_length(reason) <= 200);
ALTER TABLE ticket_line_promotion
  ADD CONSTRAINT ticket_line_promotion_saves_something CHECK (saved_fen > 0),
  ADD CONSTRAINT ticket_line_promotion_counts_from_one CHECK (position >= 1);
-- A planner's word for this very product is an approval of its own: the key to it says that there is one.
ALTER TABLE ticket_line DROP CONSTRAINT ticket_line_floor_or_approval_or_breach;
ALTER TABLE ticket_line
  ADD CONSTRAINT ticket_line_floor_or_approval_or_breach CHECK (
    floor_fen IS NULL OR net_fen >= floor_fen OR approval_id IS NOT NULL OR breach_id IS NOT NULL OR floor_promotion_id IS NOT NULL),
  ADD CONSTRAINT ticket_line_promotion_word_is_for_a_discount CHECK (floor_promotion_id IS NULL
    OR (returns_line_id IS NULL AND line_discount_fen > 0 AND floor_fen IS NOT NULL AND net_fen < floor_fen));
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['promotion_version', 'promotion_goods', 'promotion_floor_approval'] LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
SELECT protect_ledger('ticket_line_promotion');
