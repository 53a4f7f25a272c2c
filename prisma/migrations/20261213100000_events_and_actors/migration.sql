-- Who acted, also where no person did: rows from before keep neither, so that their digests stay what they are.
ALTER TABLE "audit_entry" ADD COLUMN "actor_kind" TEXT, ADD COLUMN "actor_ref" TEXT;
ALTER TABLE "audit_entry"
  ADD CONSTRAINT "audit_entry_actor_kind_is_known"
    CHECK ("actor_kind" IN ('PERSON', 'COUNTER', 'IMPORT', 'JOB', 'API_KEY', 'WEBHOOK')),
  ADD CONSTRAINT "audit_entry_names_the_person_who_acts"
    CHECK ("actor_kind" NOT IN ('PERSON', 'COUNTER', 'IMPORT') OR "actor_id" IS NOT NULL),
  ADD CONSTRAINT "audit_entry_says_which_of_a_kind"
    CHECK ("actor_kind" NOT IN ('IMPORT', 'JOB', 'API_KEY', 'WEBHOOK') OR "actor_ref" IS NOT NULL);

-- CreateTable
CREATE TABLE "domain_event" (
    "scope_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_ref" TEXT,
    "device_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "domain_event_pkey" PRIMARY KEY ("scope_id","id")
);

-- CreateIndex
CREATE INDEX "domain_event_recorded_at_idx" ON "domain_event"("recorded_at");

ALTER TABLE "domain_event"
  ADD CONSTRAINT "domain_event_actor_kind_is_known"
    CHECK ("actor_kind" IN ('PERSON', 'COUNTER', 'IMPORT', 'JOB', 'API_KEY', 'WEBHOOK')),
  ADD CONSTRAINT "domain_event_version_counts_from_one" CHECK ("version" >= 1);

-- Whoever prunes cannot take away what may still be asked for: a repeat of a request, an event somebody has yet to hear of.
CREATE FUNCTION refuse_early_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.recorded_at > now() - TG_ARGV[0]::interval THEN
    RAISE EXCEPTION 'rows of % are kept for %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER kept_for_a_while BEFORE DELETE ON "domain_event" FOR EACH ROW EXECUTE FUNCTION refuse_early_delete('90 days');
CREATE TRIGGER kept_for_a_while BEFORE DELETE ON "command_request" FOR EACH ROW EXECUTE FUNCTION refuse_early_delete('90 days');

-- CreateIndex
CREATE INDEX "command_request_recorded_at_idx" ON "command_request"("recorded_at");

-- CreateIndex
CREATE INDEX "auth_session_expires_at_idx" ON "auth_session"("expires_at");
