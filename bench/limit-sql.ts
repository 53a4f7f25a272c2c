import pg from 'pg';
import { newId } from '@/server/platform/ids';

/**
 * The floor under a three-line sale: ticket, three lines, tender, three stock entries and three levels in bare tables
 * (primary keys only, no checks, no triggers), one prepared statement through the plain driver, same database and durability.
 */
export class LimitSql {
  private readonly pool: pg.Pool;
  private products: string[] = [];

  constructor(connectionString: string, connections: number) {
    this.pool = new pg.Pool({ connectionString, max: connections });
  }

  async prepare(products: readonly string[]): Promise<void> {
    this.products = [...products];
    await this.pool.query(`
      CREATE TABLE limit_ticket (id uuid PRIMARY KEY, number text, net_fen bigint, occurred_at timestamptz, recorded_at timestamptz DEFAULT now());
      CREATE TABLE limit_line (id uuid PRIMARY KEY, ticket_id uuid, product_id uuid, quantity numeric(14,3), net_fen bigint);
      CREATE TABLE limit_tender (id uuid PRIMARY KEY, ticket_id uuid, kind text, amount_fen bigint);
      CREATE TABLE limit_entry (id uuid PRIMARY KEY, product_id uuid, quantity numeric(14,3), document_id uuid);
      CREATE TABLE limit_level (product_id uuid PRIMARY KEY, on_hand numeric(14,3) NOT NULL)`);
    await this.pool.query('INSERT INTO limit_level SELECT id, 0 FROM product');
    await this.pool.query('ANALYZE limit_level');
  }

  async sale(): Promise<void> {
    const picked = Array.from(
      { length: 3 },
      () => this.products[Math.floor(Math.random() * this.products.length)],
    ).sort();
    await this.pool.query({
      name: 'limit-sale',
      text: `WITH t AS (INSERT INTO limit_ticket (id, number, net_fen, occurred_at) VALUES ($1, $2, 29700, now())),
        l AS (INSERT INTO limit_line SELECT id, $1, product_id, 1, 9900 FROM unnest($3::uuid[], $4::uuid[]) AS x(id, product_id)),
        e AS (INSERT INTO limit_tender VALUES ($5, $1, 'CASH', 29700)),
        s AS (INSERT INTO limit_entry SELECT id, product_id, -1, $1 FROM unnest($6::uuid[], $4::uuid[]) AS x(id, product_id))
        UPDATE limit_level v SET on_hand = v.on_hand - 1 WHERE v.product_id = ANY($4::uuid[])`,
      values: [newId(), 'B01-01A-000001', picked.map(newId), picked, newId(), picked.map(newId)],
    });
  }

  async close(): Promise<void> {
    await this.pool.query('DROP TABLE limit_ticket, limit_line, limit_tender, limit_entry, limit_level');
    await this.pool.end();
  }
}
