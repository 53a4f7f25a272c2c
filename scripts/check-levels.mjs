// Who may know whom: the lines of docs/architecture.md, kept by this check. Our own, because dependency-cruiser reads TypeScript
// through the compiler's JavaScript interface, which TypeScript 7 no longer has; types count in a circle too.
import { lineOfModule } from './check/levels.mjs';
import { importsOf, isTest, listFiles, report } from './check/sources.mjs';

const problems = [];
const files = listFiles(['.ts', '.tsx']).filter((file) => !isTest(file));
const graph = new Map(files.map((file) => [file, importsOf(file)]));

for (const [file, imports] of graph) {
  for (const { target, typeOnly } of imports) {
    checkModules(file, target);
    checkScreens(file, target, typeOnly);
    if (file.startsWith('client/') && target.startsWith('components/')) {
      problems.push(
        `${file} imports ${target}: client/ knows no screens. Move what both need to client/ or lib/.`,
      );
    }
    if (file.startsWith('lib/') && /^(server|app|components|client|trpc)\//.test(target)) {
      problems.push(
        `${file} imports ${target}: lib/ stands below everything. Move what both need into lib/.`,
      );
    }
  }
}
checkCircles();
report(problems, 'The lines are in docs/architecture.md.');

function moduleOf(file) {
  return /^server\/([^/]+)\//.exec(file)?.[1];
}

function checkModules(file, target) {
  const from = moduleOf(file);
  const to = moduleOf(target);
  if (from === undefined) return;
  if (!lineOfModule.has(from)) {
    problems.push(
      `${file}: server/${from} is on no line. Add it to LINES in scripts/check-levels.mjs and to docs/architecture.md.`,
    );
    return;
  }
  if (/^(app|components|client|trpc)\//.test(target) || /^server\/[^/]+\.ts$/.test(target)) {
    problems.push(
      `${file} imports ${target}, which stands above every module. Pass what it needs as an argument.`,
    );
  }
  if (to === undefined || to === from || !lineOfModule.has(to)) return;
  const [mine, theirs] = [lineOfModule.get(from), lineOfModule.get(to)];
  if (theirs === mine) {
    problems.push(
      `${file} imports ${target}: ${from} and ${to} stand on the same line. Let a module above call both, or move what they share down.`,
    );
  } else if (theirs > mine) {
    problems.push(
      `${file} imports ${target}: ${to} stands above ${from}. Turn it round: let ${to} call ${from}, or pass the value in.`,
    );
  } else if (/\/(internal|router)\.ts$/.test(target)) {
    problems.push(`${file} imports ${target}, which belongs to ${to} alone. Use its commands and queries.`);
  }
}

function checkScreens(file, target, typeOnly) {
  if (!/^(app|components|client)\//.test(file) || file.startsWith('app/api/')) return;
  if (target.startsWith('generated/')) {
    problems.push(
      `${file} imports the database client. Ask through trpc; lists of values are in server/*/schema.ts.`,
    );
  }
  if (!target.startsWith('server/') || typeOnly) return;
  if (/\/([a-z-]+-)?(rules|schema)\.ts$/.test(target) || target === 'server/staff/permissions.ts') return;
  problems.push(
    `${file} imports ${target}: a screen may import only rules.ts and schema.ts of a module, or types. Ask through trpc instead.`,
  );
}

function checkCircles() {
  const done = new Set();
  const visit = (file, trail) => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      problems.push(
        `Circle: ${[...trail.slice(at), file].join(' -> ')}. Move what both need into a third file.`,
      );
      return;
    }
    if (done.has(file)) return;
    for (const { target } of graph.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
}
