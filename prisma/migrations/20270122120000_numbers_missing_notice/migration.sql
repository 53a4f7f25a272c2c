-- A receipt number of a device has been missing for over an hour.
ALTER TYPE "NoticeKind" ADD VALUE 'NUMBERS_MISSING';
