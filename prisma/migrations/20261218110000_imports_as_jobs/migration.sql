-- An import is a run that a worker works off: what it is to do, how far it came and who is at it stand in its row.
-- AlterTable
ALTER TABLE "import_run" ADD COLUMN     "alive_at" TIMESTAMPTZ(3),
ADD COLUMN     "failure" JSONB,
ADD COLUMN     "file_id" UUID,
ADD COLUMN     "holder" UUID,
ADD COLUMN     "left_out_id" UUID,
ADD COLUMN     "left_out_without_cost_id" UUID,
ADD COLUMN     "request" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "written" JSONB NOT NULL DEFAULT '{}';

-- ---------------------------------------------------------------- what Prisma does not model
-- Whatever ran while Daybook was stopped for this did not end.
UPDATE import_run SET state = 'FAILED', finished_at = now(), failure = '{"code": "IMPORT_INTERRUPTED", "params": {}}' WHERE state = 'RUNNING';
-- The same file comes in once at a time, whoever starts it, on whichever server.
CREATE UNIQUE INDEX import_run_of_a_file_at_a_time ON import_run (file_hash) WHERE state = 'RUNNING';
ALTER TABLE import_run ADD CONSTRAINT import_run_ends_or_runs CHECK ((state = 'RUNNING') = (finished_at IS NULL));
