-- A password somebody else chose is changed at the first sign-in. Passwords that are there belong to their people.
ALTER TABLE "person" ADD COLUMN "must_change_password" BOOLEAN NOT NULL DEFAULT false;
