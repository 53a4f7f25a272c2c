import { realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keepSecrets, prepareDataFolder } from '../data-folder';
import { waitForLock } from '../lock-file';
import { Cluster } from './cluster';
import { clusterExists, makeCluster, runningServer } from './cluster-files';
import { joinCluster, leaveCluster } from './cluster-users';
import { findPrograms, type OtherPrograms } from './programs';

export interface EmbeddedServer {
  /** Address of a database for its owner, who may do anything. */
  ownerUrl(database: string): string;
  /** The same by the shortest way on this machine. */
  nearUrl(database: string): string;
  /** The server was running already: left by a killed process, or shared with another one. */
  adopted: boolean;
  isRunning(): boolean;
  /** Starts the server again on the same port after it went down. */
  revive(): Promise<void>;
  /** Writes to disk what a stop would have to write, so that the stop is quick. */
  checkpoint(): Promise<void>;
  /** Leaves; stops the server when nobody else uses it. Safe to call twice. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  dataFolder: string;
  /** postgresql.conf settings beside the usual ones. */
  settings?: Record<string, string>;
  /** Another PostgreSQL than the one Daybook brings: for tests of databases that are somebody's own. */
  programs?: OtherPrograms;
  say?: (line: string) => void;
}

const PATIENCE_MS = 5 * 60_000;

/** Starts the embedded PostgreSQL of a data folder, or joins the one that runs there. */
export async function acquireEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const say = options.say ?? (() => undefined);
  const dataFolder = realpathSync(prepareDataFolder(options.dataFolder));
  const secrets = keepSecrets(dataFolder);
  const gate = path.join(dataFolder, 'postgres.lock');
  const lock = await waitForLock(gate, PATIENCE_MS);
  try {
    const programs = findPrograms(dataFolder, options.programs);
    if (!clusterExists(programs)) {
      say('Making the database ...');
      makeCluster(programs, secrets.databaseOwner);
    }
    const cluster = new Cluster(programs, dataFolder, secrets.databaseOwner);
    const adopted = await cluster.adopt(say);
    if (!adopted) await cluster.start(options.settings ?? {}, say);
    joinCluster(dataFolder);
    let released: Promise<void> | undefined;
    return {
      ownerUrl: (database) => cluster.url(database),
      nearUrl: (database) => cluster.nearUrl(database),
      adopted,
      isRunning: () => runningServer(programs.clusterFolder) !== undefined,
      revive: () => revive(cluster, gate, options.settings ?? {}),
      checkpoint: () => cluster.checkpoint(),
      release() {
        released ??= leave(cluster, dataFolder, gate);
        return released;
      },
    };
  } finally {
    lock.release();
  }
}

async function revive(cluster: Cluster, gate: string, settings: Record<string, string>): Promise<void> {
  const lock = await waitForLock(gate, PATIENCE_MS);
  try {
    if (await cluster.adopt(() => undefined)) return;
    await cluster.start(settings, () => undefined, { samePort: true });
  } finally {
    lock.release();
  }
}

async function leave(cluster: Cluster, dataFolder: string, gate: string): Promise<void> {
  const lock = await waitForLock(gate, PATIENCE_MS);
  try {
    if (!leaveCluster(dataFolder).othersRemain) await cluster.stop();
  } finally {
    lock.release();
  }
}

/** Removes a cluster whose contents can be made again. */
export function discardCluster(dataFolder: string): void {
  rmSync(findPrograms(realpathSync(dataFolder)).clusterFolder, { recursive: true, force: true });
}
