import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type ColumnType,
  ColumnTypeEnum,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import pg from 'pg';

export const NO_FILTER = { externalTables: [], externalEnums: [] };

export interface OpenEngine {
  engine: SchemaEngine;
  /** A statement on the engine's own connection: what stands between BEGIN and COMMIT is one transaction. */
  query(statement: string): Promise<unknown>;
  /** The same connection, for what a plain query cannot do. The engine must rest meanwhile. */
  withClient<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  /** What the server said about the last script that failed; the engine itself only tells that one did. */
  lastError(): pg.DatabaseError | undefined;
  /** Every script of a migration is run as this makes it. */
  rewriteScripts(rewrite: (script: string) => string): void;
  close(): Promise<void>;
}

/** Prisma's own schema engine as WebAssembly: its command line would download a native one. */
export async function openSchemaEngine(connectionString: string): Promise<OpenEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  instantiated ??= instantiate();
  await instantiated;
  const factory = new ScriptFactory(connectionString);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return {
    engine,
    query: (statement) => factory.pool.query(statement),
    async withClient(work) {
      const client = await factory.pool.connect();
      try {
        return await work(client);
      } finally {
        client.release();
      }
    },
    lastError: () => factory.lastError,
    rewriteScripts(rewrite) {
      factory.rewrite = rewrite;
    },
    async close() {
      engine.free();
      await factory.pool.end();
    },
  };
}

let instantiated: Promise<void> | undefined;

async function instantiate(): Promise<void> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.compile(readFileSync(file.replace(/\.js$/, '.wasm')));
  // The wasm asks for the functions of that file, which its types do not list one by one.
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const instance = await WebAssembly.instantiate(module, imports);
  bindings.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === 'function') begin();
}

/**
 * The adapter's own executeScript cuts a script at every semicolon, which breaks functions and texts.
 * This one hands the script over whole, on one connection.
 */
class ScriptFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = '@prisma/adapter-pg';
  readonly pool: pg.Pool;
  lastError: pg.DatabaseError | undefined;
  rewrite = (script: string) => script;

  constructor(private readonly connectionString: string) {
    this.pool = onePool(connectionString);
  }

  connect(): Promise<SqlDriverAdapter> {
    return this.adapter(this.pool);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `daybook_shadow_${process.pid}_${Date.now()}`;
    await onServer(this.connectionString, `CREATE DATABASE "${name}" TEMPLATE template0`);
    const place = new URL(this.connectionString);
    place.pathname = `/${name}`;
    const pool = onePool(place.href);
    const adapter = await this.adapter(pool);
    adapter.dispose = async () => {
      await pool.end();
      await onServer(this.connectionString, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    };
    return adapter;
  }

  private async adapter(pool: pg.Pool): Promise<SqlDriverAdapter> {
    const adapter: SqlDriverAdapter = await new PrismaPg(pool).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      try {
        return await queryRaw(query);
      } catch (error) {
        if (!isDriverAdapterError(error) || error.cause.kind !== 'UnsupportedNativeDataType') throw error;
        return readCatalogue(pool, query);
      }
    };
    adapter.executeScript = async (script) => {
      try {
        await pool.query(this.rewrite(script));
      } catch (error) {
        if (error instanceof pg.DatabaseError) this.lastError = error;
        throw error;
      }
    };
    return adapter;
  }
}

const CATALOGUE_TYPES: Record<number, ColumnType> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  19: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
};

/** Catalogue columns of the internal type "char", which the engine reads and the adapter does not know. */
async function readCatalogue(pool: pg.Pool, query: SqlQuery): Promise<SqlResultSet> {
  const answer = await pool.query<unknown[]>({ text: query.sql, values: query.args, rowMode: 'array' });
  return {
    columnNames: answer.fields.map((field) => field.name),
    columnTypes: answer.fields.map((field) => CATALOGUE_TYPES[field.dataTypeID] ?? ColumnTypeEnum.Text),
    rows: answer.rows,
  };
}

function onePool(connectionString: string): pg.Pool {
  return new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0 });
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** prisma/migrations as the engine wants it, oldest first. */
export function readMigrations(folder: string): MigrationList {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** The .prisma files of prisma/schema and its folders as the engine wants them. */
export function readSchema(folder: string): SchemasContainer {
  const names = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((name) =>
    name.endsWith('.prisma'),
  );
  return {
    files: names.sort().map((name) => ({
      path: path.join(folder, name),
      content: readFileSync(path.join(folder, name), 'utf8'),
    })),
  };
}
