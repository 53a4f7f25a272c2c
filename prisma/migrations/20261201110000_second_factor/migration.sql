-- A session knows when its person last proved who they are, and whether it still waits for a code.
ALTER TABLE "auth_session"
  ADD COLUMN "proved_at" TIMESTAMPTZ(3),
  ADD COLUMN "awaits_code" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "known_browser" TEXT;

CREATE TABLE "second_factor" (
    "person_id" UUID NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("person_id")
);

CREATE TABLE "recovery_code" (
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("person_id", "code_hash")
);

CREATE TABLE "second_factor_policy" (
    "role" "Role" NOT NULL,
    "asked_since" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID NOT NULL,

    CONSTRAINT "second_factor_policy_pkey" PRIMARY KEY ("role"),
    CONSTRAINT "second_factor_policy_role" CHECK ("role" IN ('ACCOUNTANT', 'HEAD_OFFICE', 'ADMIN'))
);

ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
