-- A browser that was a counter before and is enrolled anew brings along what it had not sent: the new enrolment names the one
-- the browser had, as its own cookie proves.
ALTER TABLE device ADD COLUMN succeeds_id UUID;
ALTER TABLE device ADD CONSTRAINT device_succeeds_fkey
  FOREIGN KEY (store_id, succeeds_id) REFERENCES device (store_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE device ADD CONSTRAINT device_succeeds_another CHECK (succeeds_id <> id);
