import { existsSync, readFileSync } from 'node:fs';

export interface Totals {
  passed: number;
  failed: number;
  /** How many of the passed did so only when repeated. */
  repeated?: number;
}

/** Totals of `vitest --reporter=json`; undefined when it did not come to an end. */
export function vitestTotals(file: string): Totals | undefined {
  const report = readJson(file) as
    | {
        numPassedTests: number;
        numFailedTests: number;
        numFailedTestSuites: number;
        testResults: Array<{ status: string; assertionResults: unknown[] }>;
      }
    | undefined;
  if (!report) return undefined;
  // A file that cannot be loaded has no tests in it, and still it has failed.
  const unloadable = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length };
}

/** Totals of Playwright's json reporter. A test that passed only when repeated has passed. */
export function playwrightTotals(file: string): Totals | undefined {
  const report = readJson(file) as
    | { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }
    | undefined;
  if (!report) return undefined;
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + (unexpected === 0 ? report.errors.length : 0),
    repeated: flaky,
  };
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
