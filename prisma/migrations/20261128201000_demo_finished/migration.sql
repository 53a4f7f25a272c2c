-- A demo company that is whole says so itself: a start drops nothing but one that is half made.
ALTER TABLE "company" ADD COLUMN "demo_finished_at" TIMESTAMPTZ(3);

-- Those that are there were opened: they are whole, or somebody works with them.
UPDATE "company" SET "demo_finished_at" = "created_at" WHERE "demo";
