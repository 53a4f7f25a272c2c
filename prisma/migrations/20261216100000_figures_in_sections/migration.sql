-- The figures of a report are worked out section by section, each by a statement of its module and by the version the report was
-- submitted with (ADR 34); the first two formulas are versions of those sections.
DROP FUNCTION day_report_figures(uuid, date, int);
DROP FUNCTION day_report_figures(uuid, date);
