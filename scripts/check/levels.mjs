/** From the bottom up. A module imports only from lines below its own. */
const LINES = [
  ['platform'],
  // Whoever writes down what was done writes down what happened.
  ['events'],
  ['audit'],
  // Files hang on whatever stands above.
  ['stores', 'attachments'],
  ['staff'],
  // An approval is given by a person with a PIN, so it stands on staff.
  // Views of lists ask who may see the list.
  // Tasks stand low, so that whatever decides something gives the task that follows from it.
  ['approvals', 'views', 'tasks', 'presence', 'printing', 'limits'],
  ['roster'],
  ['catalog', 'tills'],
  // What is given off the catalogue's prices.
  ['promotions'],
  // Opening a store makes its zones and its first till, so zones stand on tills.
  ['zones', 'payments', 'price-tags'],
  ['customers', 'stock'],
  ['stocktake'],
  // Who answers for what a stocktake, or a document above, says is missing.
  ['shortages'],
  ['transfers', 'handovers', 'reconciliation'],
  // What is to be ordered depends on what other stores send.
  ['purchasing'],
  ['sales', 'repairs'],
  ['orders', 'imports', 'open-items', 'vouchers', 'invoices'],
  // What people are told; whoever raises stands above.
  ['notices'],
  ['complaints', 'incidents', 'meetings', 'attendance', 'duty', 'personnel', 'training'],
  // Who is called after a sale, or after a complaint was closed.
  ['follow-ups'],
  // Whose sale it was: calls of follow-ups are shown beside it.
  ['disputes'],
  // What is raised at night: books that differ, a backup that failed.
  ['reports', 'backups'],
  // What each person sees first, and how far a shop's opening is: they ask everybody.
  ['insight', 'first-day'],
];
/** @type {Map<string, number>} */
export const lineOfModule = new Map(
  LINES.flatMap((modules, line) => modules.map((module) => [module, line])),
);
