import { customersMeant } from '@/server/customers/known-customers';
import { memberLevels } from '@/server/customers/members/member-levels';
import {
  type ComparedCustomer,
  type CustomerToWrite,
  compareCustomers,
} from '@/server/customers/write-customers';
import type { ActorContext } from '@/server/platform/context';
import { InvalidInput } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { peopleWith } from '@/server/staff/people/people-of-store';
import type { CheckedFile } from '../check-file';
import { checkRows, knownStores, resultOf } from '../check-sheet';
import type { ImportRequest, ImportResult } from '../import-request';
import type { ChangePreview } from '../preview-changes';
import { severityOf } from '../problem-log';
import { piecesOf } from '../rows-to-plan';
import type { ImportField } from '../rules';
import type { FileAnswers, ProblemCode, RowProblem } from '../schema';
import type { BadRowsFile } from '../write-bad-rows';
import { customerSheet } from './customer-rows';
import { BALANCES, type CustomerPlan, type PlannedCustomer } from './plan';
import type { CustomerDraft } from './read-customer';

const SHOWN_CHANGED = 500;
const SHOWN_NEW = 200;

export interface CheckedCustomers {
  checked: CheckedFile<CustomerDraft>;
  plan: CustomerPlan;
  preview: ChangePreview;
  result: ImportResult;
  badRows: BadRowsFile | null;
}

/**
 * Reads a customers file against the customers there are; the same file and answers give the same. What a run wrote before it broke off
 * is its own, not known: new customers have ids of the run and their row.
 * @throws FileRefused, NotFound (store), InvalidInput without a store
 */
export async function checkCustomers(ctx: ActorContext, request: ImportRequest): Promise<CheckedCustomers> {
  const { storeCode } = request;
  if (!storeCode) throw new InvalidInput({ field: 'storeCode', problem: 'required' });
  const stores = await knownStores(ctx, storeCode);
  const storeId = stores.ids.get(storeCode) ?? '';
  const { checked, badRows } = await checkRows(
    ctx,
    request,
    customerSheet(ctx.now.getUTCFullYear() + 1),
    stores.byName,
  );
  const judge = new CustomerJudge(ctx, {
    requestId: request.requestId,
    storeId,
    checked,
    known: request.answers?.known,
    servers: await serversByName(ctx, storeId),
    levels: new Map((await memberLevels(ctx.db)).map((level) => [level.name.toLowerCase(), level])),
  });
  for (const piece of piecesOf(checked.drafts)) await judge.take(piece);
  for (const { draft, problem } of judge.conflicts)
    await badRows?.add({ row: draft.row, cells: [...draft.cells] }, [problem]);
  const plan = { storeId, storeCode, locale: request.locale ?? 'zh-CN', customers: judge.planned };
  return {
    checked,
    plan,
    preview: judge.finish(),
    result: resultOf(checked, {
      count: judge.planned.length,
      conflicts: judge.conflicts.map(({ problem }) => problem),
      warnings: judge.warnings,
    }),
    badRows,
  };
}

/** Who may serve customers in a store, by name; a name two of them have is nobody's. */
async function serversByName(
  ctx: ActorContext,
  storeId: string,
): Promise<ReadonlyMap<string, string | null>> {
  const byName = new Map<string, string | null>();
  for (const { id, name } of await peopleWith(ctx.db, 'customers.serve', storeId))
    byName.set(name, byName.has(name) ? null : id);
  return byName;
}

interface Judged {
  requestId: string;
  storeId: string;
  checked: CheckedFile<CustomerDraft>;
  known: FileAnswers['known'];
  servers: ReadonlyMap<string, string | null>;
  /** By their names, lower case. */
  levels: ReadonlyMap<string, { id: string; name: string }>;
}

/** Says of each draft who it means, what would change, and what stands against it. */
class CustomerJudge {
  readonly planned: PlannedCustomer[] = [];
  readonly conflicts: { draft: CustomerDraft; problem: RowProblem }[] = [];
  readonly warnings: RowProblem[] = [];
  private readonly rowOf = new Map<string, number>();
  private readonly changed: ChangePreview['products'] = [];
  private readonly fresh: ChangePreview['products'] = [];
  private readonly preview: ChangePreview = {
    created: 0,
    changed: 0,
    unchanged: 0,
    byFact: {},
    products: [],
  };

  constructor(
    private readonly ctx: ActorContext,
    private readonly of: Judged,
  ) {}

  async take(drafts: readonly CustomerDraft[]): Promise<void> {
    const { meant, namesakes } = await customersMeant(
      this.ctx.db,
      drafts.map(({ row, name, numbers, card }) => ({
        row,
        name,
        card: card ?? '',
        mobiles: numbers.filter(({ isMobile }) => isMobile).map(({ e164 }) => e164),
        landlines: numbers.filter(({ isMobile }) => !isMobile).map(({ e164 }) => e164),
      })),
    );
    const judged = drafts.flatMap((draft) => {
      const customer = this.identify(draft, meant.get(draft.row) ?? []);
      if (customer && namesakes.has(draft.row)) this.warn(draft, 'name', 'NAME_OF_ANOTHER');
      return customer ? [{ draft, customer }] : [];
    });
    const compared = await compareCustomers(
      this.ctx.db,
      judged.map(({ customer }) => customer),
    );
    compared.forEach((one, at) => {
      const draft = judged[at]?.draft;
      if (draft) this.plan(draft, one);
    });
  }

  finish(): ChangePreview {
    this.preview.products = [...this.changed, ...this.fresh];
    return this.preview;
  }

  /** Who a draft means; null: nobody it could be written to. */
  private identify(draft: CustomerDraft, ids: readonly string[]): CustomerToWrite | null {
    const own = partId(this.of.requestId, `customer ${draft.row}`);
    const [id = own, ...others] = ids;
    if (others.length > 0) return this.refuse(draft, 'mobile', 'PHONES_OF_SEVERAL');
    const firstRow = this.rowOf.get(id);
    if (firstRow !== undefined) return this.refuse(draft, 'mobile', 'PHONE_REPEATED', { firstRow });
    const hasBalance = draft.points > 0 || BALANCES.some(({ fenOf }) => fenOf(draft) > 0);
    if (hasBalance && !this.ctx.may('credit.correct', this.of.storeId))
      return this.refuse(draft, 'receivable', 'BALANCE_NOT_YOURS');
    if (id !== own && this.of.known === undefined) return this.refuse(draft, 'mobile', 'CUSTOMER_KNOWN');
    this.rowOf.set(id, draft.row);
    if (id !== own && this.of.known === 'LEAVE') {
      this.warn(draft, 'mobile', 'CUSTOMER_LEFT');
      return null;
    }
    return {
      id,
      name: draft.name,
      numbers: draft.numbers,
      addresses: draft.address ? [draft.address] : [],
      tags: draft.tags,
      source: draft.source,
      birthday: draft.birthday,
      invoiceTitle: draft.invoiceTitle,
      taxNumber: draft.taxNumber,
      note: draft.note,
      // A code of ours finds its customer, and is no card of another program.
      cardNumber: draft.card && !/^V\d{9}$/.test(draft.card) ? draft.card : null,
      servedById: this.serverOf(draft),
      level: this.levelOf(draft),
    };
  }

  /** Who may give nobody a level brings none. */
  private levelOf(draft: CustomerDraft): CustomerToWrite['level'] {
    if (draft.level === null) return null;
    const level = this.of.levels.get(draft.level.toLowerCase());
    const may = this.ctx.may('members.setLevel', this.of.storeId);
    if (level && may) return { id: level.id, name: level.name };
    this.warn(draft, 'level', 'LEVEL_UNKNOWN', draft.level);
    return null;
  }

  private serverOf(draft: CustomerDraft): string | null {
    if (draft.servedBy === null) return null;
    const id = this.of.servers.get(draft.servedBy) ?? null;
    if (id === null) this.warn(draft, 'servedBy', 'SERVER_UNKNOWN', draft.servedBy);
    return id;
  }

  private plan(draft: CustomerDraft, { customer, isNew, changes, isTooMuch }: ComparedCustomer): void {
    if (isTooMuch) {
      this.refuse(draft, 'mobile', 'TOO_MANY_PARTS', { most: 10 });
      return;
    }
    this.planned.push({
      customer,
      points: draft.points,
      balances: BALANCES.flatMap(({ account, fenOf }) => {
        const amountFen = fenOf(draft);
        return amountFen > 0 ? [{ customerId: customer.id, account, amountFen }] : [];
      }),
    });
    const shown = { row: draft.row, code: draft.card ?? '', name: draft.name, spec: '', isNew };
    if (isNew) {
      this.preview.created += 1;
      if (this.fresh.length < SHOWN_NEW) this.fresh.push({ ...shown, changes: [] });
      return;
    }
    if (changes.length === 0) {
      this.preview.unchanged += 1;
      return;
    }
    this.preview.changed += 1;
    for (const { fact } of changes) this.preview.byFact[fact] = (this.preview.byFact[fact] ?? 0) + 1;
    // What stood there before is for who serves them.
    if (this.changed.length < SHOWN_CHANGED)
      this.changed.push({
        ...shown,
        changes: changes.map(({ fact, after }) => ({ fact, before: null, after, hidden: true as const })),
      });
  }

  private refuse(
    draft: CustomerDraft,
    field: ImportField,
    code: ProblemCode,
    params: RowProblem['params'] = {},
  ): null {
    this.conflicts.push({ draft, problem: this.problem(draft, { field, code, params }) });
    return null;
  }

  private warn(draft: CustomerDraft, field: ImportField, code: ProblemCode, value?: string): void {
    this.warnings.push(this.problem(draft, { field, code, params: {}, ...(value ? { value } : {}) }));
  }

  private problem(
    draft: CustomerDraft,
    {
      field,
      code,
      params,
      value,
    }: { field: ImportField; code: ProblemCode; params: RowProblem['params']; value?: string },
  ): RowProblem {
    const { columns, headings } = this.of.checked.headings;
    const at = columns[field] ?? columns.phone ?? columns.name;
    return {
      row: draft.row,
      column: at === undefined ? null : (headings[at] ?? null),
      value: (value ?? (at === undefined ? draft.name : (draft.cells[at] ?? ''))).slice(0, 200),
      code,
      severity: severityOf(code),
      params,
    };
  }
}
