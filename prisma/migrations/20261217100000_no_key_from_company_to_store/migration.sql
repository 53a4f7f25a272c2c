-- Devices and their codes are looked up without knowing the store, so they are kept whole wherever the rest is spread by store; from
-- there no key leads to one store's tills. A till is never deleted; enrolling locks it (server/staff/devices/enrol-device.ts), and
-- books:check looks for devices without one.
ALTER TABLE device DROP CONSTRAINT device_store_id_till_id_fkey;
ALTER TABLE enrolment_code DROP CONSTRAINT enrolment_code_store_id_till_id_fkey;
