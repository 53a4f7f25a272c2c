import type { FilledRoster, FillProblem } from '@/server/roster/fill/problem';

/** A roster as the benchmarks' evaluators read it: a line a person, a word a day, a point for a day off. */
export function writeRoster({ people, kinds }: FillProblem, roster: FilledRoster): string {
  return roster
    .map((days, person) => {
      const words = days.map((kind) => (kind === null ? '.' : (kinds[kind]?.id ?? '?')));
      return [people[person]?.id, ...words].join(' ');
    })
    .join('\n');
}

/** Reads what `writeRoster` writes. @throws Error for a person or a shift the problem does not have */
export function readRoster(problem: FillProblem, text: string): FilledRoster {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return problem.people.map(({ id }) => {
    const words = lines.map((line) => line.trim().split(/\s+/)).find(([name]) => name === id);
    if (!words || words.length !== problem.days + 1)
      throw new Error(`No days for “${id}”, or not all of them.`);
    return words.slice(1).map((word) => {
      if (word === '.') return null;
      const kind = problem.kinds.findIndex((one) => one.id === word);
      if (kind < 0) throw new Error(`“${id}” has a shift “${word}” that is not defined.`);
      return kind;
    });
  });
}
