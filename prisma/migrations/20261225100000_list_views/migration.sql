-- Lists of the office as people look at them, under names: the question alone, so rights are asked anew whenever one is opened.
CREATE TABLE "list_view" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "place" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "list_view_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "list_view_owner_id_list_name_key" ON "list_view"("owner_id", "list", "name");
CREATE UNIQUE INDEX "list_view_owner_id_list_place_key" ON "list_view"("owner_id", "list", "place");
CREATE INDEX "list_view_list_is_shared_idx" ON "list_view"("list", "is_shared");

ALTER TABLE list_view ADD CONSTRAINT list_view_list_is_a_list_s_key CHECK (list ~ '^[a-z][a-zA-Z]{1,39}$');
-- With the unique index above: so many of a list for each person.
ALTER TABLE list_view ADD CONSTRAINT list_view_place_has_an_end CHECK (place BETWEEN 1 AND 20);
ALTER TABLE list_view ADD CONSTRAINT list_view_name_is_said CHECK (name = btrim(name) AND char_length(name) BETWEEN 1 AND 40);
ALTER TABLE list_view ADD CONSTRAINT list_view_query_is_short CHECK (char_length(query) <= 1500);
