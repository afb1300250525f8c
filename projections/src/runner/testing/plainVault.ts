import type { OpenRequest, Vault } from '@chat/platform';
import type { Id, Sealed } from '@chat/schema/events';

/** Text that only looks sealed, for unit specs. */
export const plainlySealed = (texts: Readonly<Record<string, string>>, ring: string): Sealed => ({
  ring: ring as Id, // a literal of the spec
  leaf: 0,
  alg: 'A256GCM',
  nonce: 'AAAAAAAAAAAAAAAA',
  ct: Buffer.from(JSON.stringify(texts)).toString('base64url'),
});

/** Opens what `plainlySealed` made, and counts. */
export class PlainVault implements Pick<Vault, 'open' | 'forget'> {
  readonly destroyed = new Set<string>();
  readonly opened: string[] = [];
  readonly forgotten: string[] = [];

  async open(requests: readonly OpenRequest[]): Promise<readonly (Readonly<Record<string, string>> | null)[]> {
    return requests.map(({ factId, sealed }) => {
      this.opened.push(factId);
      if (this.destroyed.has(sealed.ring)) return null;
      return JSON.parse(Buffer.from(sealed.ct, 'base64url').toString()) as Record<string, string>; // made by plainlySealed
    });
  }

  forget(ring: Id): void {
    this.forgotten.push(ring);
  }
}
