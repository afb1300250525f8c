import { isIPv4, isIPv6 } from 'node:net';

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

const networkOf = (address: string): string => {
  const [head = '', tail] = address.split('::');
  const front = groupsOf(head);
  const back = tail === undefined ? [] : groupsOf(tail);
  // A dotted quad at the end stands for two groups; it is never among the first four of a legal address.
  const missing = 8 - front.length - back.length - (address.includes('.') ? 1 : 0);
  const groups = [...front, ...Array.from({ length: missing }, () => '0'), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

/**
 * The key under which an address is limited: an IPv4 address itself, also where it is written as IPv6; of IPv6 the /64 network,
 * since a single subscriber holds all of it. What is no address (a socket that has closed already) is `unknown`.
 */
export const addressKey = (address: string | undefined): string => {
  const plain = address?.split('%')[0] ?? '';
  const quad = mapped.exec(plain)?.[1] ?? plain;
  if (isIPv4(quad)) return quad;
  return isIPv6(plain) ? networkOf(plain) : 'unknown';
};
