-- What a PIN on the spot allows may be asked of a manager's phone: one answer ends it, and what it allowed are approvals like any other.
ALTER TABLE "approval" ADD COLUMN "request_id" UUID;

CREATE TABLE "approval_request" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "acts" JSONB NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "old_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_request_pkey" PRIMARY KEY ("store_id","id")
);
CREATE INDEX "approval_request_store_id_device_id_asked_at_idx" ON "approval_request"("store_id", "device_id", "asked_at");
CREATE INDEX approval_request_open ON approval_request (store_id, expires_at) WHERE state = 'OPEN';
ALTER TABLE approval_request
  ADD CONSTRAINT approval_request_has_a_state CHECK (state IN ('OPEN', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
  ADD CONSTRAINT approval_request_ended_says_by_whom_and_when CHECK (
    (state = 'OPEN') = (answered_by_id IS NULL) AND (state = 'OPEN') = (answered_at IS NULL)),
  ADD CONSTRAINT approval_request_lasts_five_minutes CHECK (
    expires_at > asked_at AND expires_at <= asked_at + interval '5 minutes' AND (answered_at <= expires_at OR state = 'WITHDRAWN' OR answered_at IS NULL)),
  ADD CONSTRAINT approval_request_has_a_reason CHECK (btrim(reason) <> '');

CREATE FUNCTION approval_request_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'OPEN'
    OR (OLD.store_id, OLD.id, OLD.subject_id, OLD.acts, OLD.net_fen, OLD.old_fen, OLD.reason, OLD.requested_by_id, OLD.device_id, OLD.asked_at, OLD.expires_at)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.subject_id, NEW.acts, NEW.net_fen, NEW.old_fen, NEW.reason, NEW.requested_by_id, NEW.device_id, NEW.asked_at, NEW.expires_at)
  THEN
    RAISE EXCEPTION 'a request for approval is answered once, and stays as it was asked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION approval_request_only_ends() FROM PUBLIC;
CREATE TRIGGER only_ends BEFORE UPDATE OR DELETE ON approval_request FOR EACH ROW EXECUTE FUNCTION approval_request_only_ends();
