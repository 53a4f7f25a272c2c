/**
 * What a locked month says, judgements and lines alike, as a digest: SQL whatever the zone of whoever asks. Not a function of the database:
 * one that reads tables could not be spread by store.
 * A line from before rates were counted has none, and says what it said: concat_ws leaves out what is null; so does a judgement of a shift that
 * stands by itself.
 * @param store SQL of the store, of type uuid
 * @param month SQL of the month's first day, of type date
 */
export function monthDigest(store: string, month: string): string {
  return `(SELECT sha256(convert_to(coalesce(string_agg(said, E'\\n' ORDER BY said COLLATE "C"), ''), 'UTF8')) FROM (
    SELECT concat_ws('|', 'V', v.subject_id, v.number, v.person_id, v.day, extract(epoch FROM v.planned_from), extract(epoch FROM v.planned_to),
      v.planned_minutes, v.state, coalesce(v.in_punch_id::text, '-'), coalesce(v.out_punch_id::text, '-'),
      coalesce(v.worked_minutes::text, '-'), v.late_minutes, v.early_minutes, v.over_minutes, v.stepped_out_minutes, v.leave_minutes,
      coalesce(v.worked_store_id::text, '-'), 'from ' || v.came_from_id, 'to ' || v.went_on_to_id) AS said
    FROM attendance_verdict v
    WHERE v.store_id = ${store} AND v.superseded_by IS NULL AND v.day >= ${month} AND v.day < (${month} + interval '1 month')::date
    UNION ALL
    SELECT concat_ws('|', 'L', l.person_id, l.planned_minutes, l.worked_minutes, l.late_times, l.late_minutes, l.early_times, l.early_minutes,
      l.absent_times, l.absent_minutes, l.unknown_times, l.overtime_minutes, l.leave_minutes, l.help_minutes, l.corrected_minutes,
      l.overtime_rest_minutes, l.overtime_holiday_minutes, l.holiday_minutes, l.work_rate, l.rest_rate, l.holiday_rate,
      'punches ' || l.confirmed_times)
    FROM attendance_month_line l WHERE l.store_id = ${store} AND l.month = ${month}) x)`;
}
