import { newMemberCode } from '@/server/customers/member-code';
import { searchKeys } from '@/server/customers/search-keys';
import type { Db } from '@/server/platform/db';
import type { BenchShop } from './fixtures';

const SURNAMES = '王李张刘陈杨赵黄周吴';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';
/** Names there are: each is some hundred people's. */
const NAMES = [...SURNAMES].flatMap((surname) =>
  [...GIVEN].flatMap((first) => [...GIVEN].map((second) => surname + first + second)),
);

/** The id of a grown customer by its number: of the shape the server takes as one. */
export function customerIdOf(number: string): string {
  return `overlay(overlay(md5('customer' || ${number}) placing '5' from 13) placing '8' from 17)::uuid`;
}

/**
 * Customers as if each had been added: a mobile, a name that hundreds share, its keys, two tags, every third served by somebody. Written
 * directly, only for measuring; what a name is found by is asked of the server's own rule, once a name.
 */
export async function growCustomers(owner: Db, shop: BenchShop, customers: number): Promise<void> {
  if ((await owner.customer.count()) >= customers) return;
  // The rule of codes and keys is the server's; one of each is looked at, so that a change of it fails here.
  const [sample = ''] = NAMES;
  const wanted = searchKeys({ code: newMemberCode(), name: sample, numbers: ['+8613900000000'] }).length;
  const names = NAMES.map((name, at) => ({
    at,
    name,
    keys: searchKeys({ code: '', name, numbers: [] }),
  }));
  await owner.$transaction(
    async (tx) => {
      const here = (sql: string, ...values: unknown[]) => tx.$executeRawUnsafe(sql, ...values);
      await here('CREATE TEMP TABLE bench_name (at int PRIMARY KEY, name text, keys jsonb) ON COMMIT DROP');
      await here(
        'INSERT INTO bench_name SELECT at, name, keys FROM jsonb_to_recordset($1::jsonb) AS n(at int, name text, keys jsonb)',
        JSON.stringify(names),
      );
      await here("SET LOCAL work_mem = '256MB'");
      await here("SET LOCAL maintenance_work_mem = '512MB'");
      await here('ALTER TABLE customer_key DROP CONSTRAINT customer_key_pkey');
      await here('DROP INDEX customer_key_customer_id_idx');
      const id = customerIdOf('g');
      const mobile = `'139' || lpad(g::text, 8, '0')`;
      const all = `generate_series(0, ${customers - 1}) g`;
      await here(`INSERT INTO customer (id, code, name, source, served_by_id, served_store_id, served_until, added_in_store_id, added_by_id, added_at, updated_at)
        SELECT ${id}, 'V' || lpad(g::text, 9, '0'), n.name, 'WALK_IN', CASE WHEN g % 3 = 0 THEN '${shop.clerkId}'::uuid END,
          CASE WHEN g % 3 = 0 THEN '${shop.storeId}'::uuid END, CASE WHEN g % 3 = 0 THEN date '${shop.day}' + 30 END,
          '${shop.storeId}', '${shop.clerkId}', now(), now()
        FROM ${all} JOIN bench_name n ON n.at = g % ${NAMES.length}`);
      await here(
        `INSERT INTO customer_number (id, customer_id, e164, is_mobile, place) SELECT md5('number' || g)::uuid, ${id}, '+86' || ${mobile}, true, 1 FROM ${all}`,
      );
      await here(
        `INSERT INTO customer_tag (customer_id, tag) SELECT ${id}, t FROM ${all}, unnest(ARRAY['老客户', '装修']) t`,
      );
      await here(`INSERT INTO customer_key (key, customer_id)
        SELECT k, ${id} FROM ${all} JOIN bench_name n ON n.at = g % ${NAMES.length} CROSS JOIN LATERAL jsonb_array_elements_text(n.keys) k
        UNION ALL SELECT k, ${id} FROM ${all} CROSS JOIN LATERAL (VALUES ('v' || lpad(g::text, 9, '0')), (${mobile}), ('<' || reverse(${mobile}))) v(k)`);
      await here('ALTER TABLE customer_key ADD PRIMARY KEY (key, customer_id)');
      await here('CREATE INDEX customer_key_customer_id_idx ON customer_key (customer_id)');
      const [{ keys } = { keys: 0 }] = await tx.$queryRawUnsafe<{ keys: number }[]>(
        `SELECT count(*)::int AS keys FROM customer_key WHERE customer_id = ${customerIdOf('0')}`,
      );
      if (keys !== wanted) throw new Error(`a customer has ${keys} keys, not the ${wanted} of the rule`);
    },
    { timeout: 3_600_000, maxWait: 10_000 },
  );
  await owner.$executeRawUnsafe('VACUUM ANALYZE');
}
