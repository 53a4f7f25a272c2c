-- A tablet that never heard the answer hands a rejected ticket over again: under the command's name of today it is the same request.
UPDATE command_request SET command = 'sales.keepRejected' WHERE command = 'sales.park';
UPDATE command_request SET command = 'sales.recordPickup' WHERE command = 'sales.handOver';
