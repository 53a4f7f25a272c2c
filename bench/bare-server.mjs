// The least a server can do for a call: reads the body and answers one of a given length. Its port goes to the parent.
import { createServer } from 'node:http';

const answer = 'x'.repeat(Number(process.argv[2]));

const server = createServer((request, response) => {
  let size = 0;
  request.on('data', (part) => {
    size += part.length;
  });
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('content-length', answer.length);
    response.end(size > 0 ? answer : undefined);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit(0));
