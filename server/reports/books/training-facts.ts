import type { Fact } from './fact';

/** 17. What somebody passed was judged so: by an attempt of theirs, in that version, of answers that are right. */
export const trainingFact: Fact = {
  number: 17,
  title:
    'a training was passed by an attempt of its person with as many right answers as it takes; a course has its versions',
  counts: {
    assignments: 'SELECT count(*) FROM training_assignment',
    passed: 'SELECT count(*) FROM training_assignment WHERE passed_at IS NOT NULL',
    results: 'SELECT count(*) FROM training_result',
  },
  differences: {
    'right answers of quizzes': `
      SELECT 'attempt ' || t.id AS difference FROM training_attempt t JOIN training_result r ON r.attempt_id = t.id
      WHERE jsonb_array_length(t.sheet) <> r.questions OR jsonb_array_length(r.answers) <> r.questions
        OR r."right" <> (SELECT count(*) FROM jsonb_array_elements(t.sheet) WITH ORDINALITY AS s(asked, no)
          WHERE s.asked->'right' = r.answers->(s.no::int - 1))`,
    'what was passed': `
      SELECT 'quiz ' || t.id AS difference FROM training_attempt t JOIN training_result r ON r.attempt_id = t.id
      JOIN training_course_version v ON v.course_id = t.course_id AND v.version = t.version
      WHERE r.passed <> (r."right" * 100 >= v.pass_percent * r.questions)
      UNION ALL SELECT 'training ' || a.id FROM training_assignment a
      LEFT JOIN training_attempt t ON t.id = a.passed_attempt_id
      LEFT JOIN training_result r ON r.attempt_id = t.id
      LEFT JOIN (SELECT course_id, version, price_questions + (SELECT count(*) FROM training_question q
          WHERE q.course_id = v.course_id AND q.version = v.version) AS asks FROM training_course_version v) v
        ON v.course_id = a.course_id AND v.version = a.passed_version
      WHERE a.passed_at IS NOT NULL AND (v.asks IS NULL OR CASE WHEN a.passed_attempt_id IS NULL THEN v.asks > 0
        ELSE r.passed IS NOT TRUE OR t.person_id <> a.person_id OR t.version <> a.passed_version OR r.answered_at <> a.passed_at END)`,
    'versions of courses': `
      SELECT 'course ' || c.id AS difference FROM training_course c
      LEFT JOIN (SELECT course_id, max(version) AS last, count(*) AS n FROM training_course_version GROUP BY 1) v ON v.course_id = c.id
      WHERE v.last IS DISTINCT FROM c.version OR v.n <> c.version`,
  },
};
