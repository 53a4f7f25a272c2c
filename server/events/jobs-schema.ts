/** Where jobs stand in the database: owned by the worker's role, not by ours. */
export const JOBS_SCHEMA = 'jobs';
