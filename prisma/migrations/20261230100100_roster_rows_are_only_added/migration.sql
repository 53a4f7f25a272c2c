-- By the name append_only the seal and the count of rows know the ledgers, which have a store and a business day; these have none.
ALTER TRIGGER append_only ON roster_change RENAME TO only_added;
ALTER TRIGGER append_only_truncate ON roster_change RENAME TO only_added_truncate;
ALTER TRIGGER append_only ON roster_acknowledgement RENAME TO only_added;
ALTER TRIGGER append_only_truncate ON roster_acknowledgement RENAME TO only_added_truncate;
ALTER TRIGGER append_only ON roster_overrule RENAME TO only_added;
ALTER TRIGGER append_only_truncate ON roster_overrule RENAME TO only_added_truncate;
ALTER TRIGGER append_only ON leave_entry RENAME TO only_added;
ALTER TRIGGER append_only_truncate ON leave_entry RENAME TO only_added_truncate;
