-- CreateTable
CREATE TABLE "store_hours" (
    "store_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "from_minute" SMALLINT NOT NULL,
    "to_minute" SMALLINT NOT NULL,

    CONSTRAINT "store_hours_pkey" PRIMARY KEY ("store_id","weekday","from_minute")
);

-- CreateTable
CREATE TABLE "store_special_day" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "store_special_day_pkey" PRIMARY KEY ("store_id","day")
);

-- CreateTable
CREATE TABLE "store_special_hours" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "from_minute" SMALLINT NOT NULL,
    "to_minute" SMALLINT NOT NULL,

    CONSTRAINT "store_special_hours_pkey" PRIMARY KEY ("store_id","day","from_minute")
);

-- CreateTable
CREATE TABLE "store_calendar_year" (
    "store_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "checked_by_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_calendar_year_pkey" PRIMARY KEY ("store_id","year")
);

-- AddForeignKey
ALTER TABLE "store_special_hours" ADD CONSTRAINT "store_special_hours_store_id_day_fkey" FOREIGN KEY ("store_id", "day") REFERENCES "store_special_day"("store_id", "day") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE store_hours ADD CONSTRAINT store_hours_weekday_is_one CHECK (weekday BETWEEN 1 AND 7);
ALTER TABLE store_hours ADD CONSTRAINT store_hours_begin_and_end CHECK (
  from_minute BETWEEN 0 AND 1439 AND to_minute > from_minute AND to_minute <= from_minute + 1440);
ALTER TABLE store_hours ADD CONSTRAINT store_hours_do_not_overlap EXCLUDE USING gist (
  store_id WITH =, weekday WITH =, int4range(from_minute, to_minute) WITH &&);
ALTER TABLE store_special_day ADD CONSTRAINT store_special_day_is_named CHECK (name = btrim(name) AND char_length(name) BETWEEN 1 AND 60);
ALTER TABLE store_special_hours ADD CONSTRAINT store_special_hours_begin_and_end CHECK (
  from_minute BETWEEN 0 AND 1439 AND to_minute > from_minute AND to_minute <= from_minute + 1440);
ALTER TABLE store_special_hours ADD CONSTRAINT store_special_hours_do_not_overlap EXCLUDE USING gist (
  store_id WITH =, day WITH =, int4range(from_minute, to_minute) WITH &&);
ALTER TABLE store_calendar_year ADD CONSTRAINT store_calendar_year_is_a_year CHECK (year BETWEEN 2000 AND 2199);
