import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { HttpSender } from './httpSender.ts';

it('opens another connection where the server has closed an idle one', { timeout: 5_000 }, async () => {
  const server = createServer((_request, response) => response.setHeader('content-length', 2).end('ok'));
  await using owned = new AsyncDisposableStack();
  owned.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sender = new HttpSender((server.address() as AddressInfo).port, 'token');
  owned.defer(() => sender.close());
  const [first] = await Promise.all([once(server, 'connection'), sender.post('{}')]);
  first[0].destroy();
  await once(first[0], 'close');
  // The other end learns of it in a later turn.
  await expect.poll(() => sender.post('{}')).toBe('ok');
});
