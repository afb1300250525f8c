import { describe, expect, it } from 'vitest';
import { InvalidSmtpUrl, smtpAddress } from './smtpAddress.ts';

describe('smtpAddress', () => {
  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTLS: false }],
    ['smtps://mail.example/', { host: 'mail.example', port: 465, secure: true, requireTLS: false }],
    ['smtp://[::1]:2525', { host: '::1', port: 2_525, secure: false, requireTLS: false }],
    [
      'smtp://ann%40example.org:p%2Fss@mail.example',
      { host: 'mail.example', port: 587, secure: false, requireTLS: true, auth: { user: 'ann@example.org', pass: 'p/ss' } },
    ],
  ])('reads %s', (url, address) => {
    expect(smtpAddress(url)).toEqual(address);
  });

  it.each([
    '',
    'mail.example',
    'http://a:S3cret@mail.example',
    'smtp://',
    'smtp://a:S3cret@mail.example/path',
    'smtp://a:S3cret%FF@mail.example',
  ])('refuses %s and does not repeat it', (url) => {
    expect(() => smtpAddress(url)).toThrow(InvalidSmtpUrl);
    expect(() => smtpAddress(url)).not.toThrow(/S3cret/);
  });
});
