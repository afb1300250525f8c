import { connect, type Socket } from 'node:net';
import { connect as connectEncrypted } from 'node:tls';
import { AbstractConnector } from 'ioredis';
import type { RedisAddress } from './redisAddress.ts';

/** Milliseconds that the other side may take to end a connection that was ended here. */
const patience = 500;

/** What the driver expects of a connection that was given up before it was begun. */
const closed = 'Connection is closed.';

/**
 * Opens sockets for the driver. Its own way listens for one error of a socket only, and one in a TLS handshake may have two: the second
 * would end the process.
 */
export const connectorTo = ({ host, port, isEncrypted }: RedisAddress, certificateAuthority: string | undefined) =>
  class extends AbstractConnector {
    constructor() {
      super(patience);
    }

    async connect(): Promise<Socket> {
      this.connecting = true;
      // The driver may be closed in the moment in which it begins.
      await Promise.resolve();
      if (!this.connecting) throw new Error(closed);
      const trusted = certificateAuthority === undefined ? {} : { ca: certificateAuthority };
      this.stream = isEncrypted ? connectEncrypted({ host, port, ...trusted }) : connect({ host, port });
      this.stream.on('error', (error) => {
        this.firstError ??= error;
      });
      return this.stream;
    }
  };
