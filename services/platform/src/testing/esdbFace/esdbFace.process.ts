import { openEsdbFace } from './esdbFace.ts';

/** The face as a process of its own, for tests that kill it. Arguments: directory, port. Says `ready <port>` when it answers. */
const [directory = '', port = '0'] = process.argv.slice(2);
const face = await openEsdbFace({ directory, port: Number(port) });
process.stdout.write(`ready ${face.port}\n`);
