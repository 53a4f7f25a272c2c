import { openDatabase } from './database';
import { fail, loadSettings } from './settings';

try {
  const database = await openDatabase(loadSettings(), { say: console.log });
  await database.release();
  console.log('The database is up to date.');
} catch (error) {
  fail(error);
}
