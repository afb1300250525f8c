import { openEsdbFace } from './esdbFace.ts';

/** The face as a process of its own, for tests that kill it. Arguments: directory, port. Says `ready <port>` when it answers. */
const [directory = '', port = '0'] = process.argv.slice(2);
const face = await openEsdbFace({ directory, port: Number(port) });
// A spec that is itself killed ends nothing of its own: who was started with a channel goes when the other end is gone.
process.on('disconnect', () => process.exit());
process.stdout.write(`ready ${face.port}\n`);
