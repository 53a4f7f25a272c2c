-- What a device says of itself while it is heard: what it has not sent, and which build it runs.
CREATE TABLE "device_report" (
    "store_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,
    "unsent" INTEGER NOT NULL,
    "unsent_since" TIMESTAMPTZ(3),
    "build" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "device_report_pkey" PRIMARY KEY ("store_id","device_id")
);

-- AddForeignKey
ALTER TABLE "device_report" ADD CONSTRAINT "device_report_device_fkey" FOREIGN KEY ("store_id", "device_id") REFERENCES "device"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE device_report
  ADD CONSTRAINT device_report_unsent_is_a_count CHECK (unsent BETWEEN 0 AND 1000000),
  ADD CONSTRAINT device_report_unsent_since_when_some_are CHECK (unsent_since IS NULL OR unsent > 0),
  ADD CONSTRAINT device_report_build_is_short CHECK (char_length(build) <= 64);
