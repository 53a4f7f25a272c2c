import { generateClient } from './generate-client';
import { fail } from './settings';

await generateClient().catch(fail);
console.log('The database client is in generated/prisma.');
