import { domainToASCII } from 'node:url';
import type { MailMessage } from './mail.ts';

// RFC 5322 allows 998 bytes a line, RFC 2047 76 characters where encoded words stand, the header's name among them.
const longestLine = 998;
const wordBytes = 39;

export interface MailHeaders {
  /** `Name <local@domain>`, in ASCII. */
  readonly from: string;
  readonly date: Date;
  /** Without angle brackets. */
  readonly messageId: string;
}

const encodedWord = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

/** Text in a header: as it is where it is short ASCII, else as encoded words, each of whole characters. */
export const headerText = (text: string): string => {
  if (/^[\x20-\x7e]{1,60}$/.test(text) && !text.includes('=?')) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > wordBytes) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map(encodedWord).join('\r\n ');
};

// A local part beyond ASCII stays as it is (RFC 6532); a domain has a form in ASCII.
const headerAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`;
};

/**
 * A part with its headers. Lines stay whole, so that a person who opens the file can copy a link out of it; only a text with a
 * line too long for a mail is encoded.
 */
const part = (type: string, text: string): string => {
  const lines = text.split(/\r\n|\r|\n/);
  const fits = lines.every((line) => Buffer.byteLength(line) <= longestLine);
  const body = fits
    ? lines.join('\r\n')
    : (
        Buffer.from(lines.join('\r\n'))
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n');
  const headers = [`Content-Type: ${type}; charset=utf-8`, `Content-Transfer-Encoding: ${fits ? '8bit' : 'base64'}`];
  return [...headers, '', body].join('\r\n');
};

const alternatives = (boundary: string, parts: readonly string[]): string =>
  [
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...parts.map((one) => `--${boundary}\r\n${one}`),
    `--${boundary}--`,
  ].join('\r\n');

/** The message as RFC 5322 bytes, with text and HTML as alternatives. The message has passed `checkMail`. */
export const composeMail = (message: MailMessage, { from, date, messageId }: MailHeaders): Buffer => {
  const text = part('text/plain', message.text);
  const headers = [
    `From: ${from}`,
    `To: ${headerAddress(message.to)}`,
    `Subject: ${headerText(message.subject)}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${messageId}>`,
    'MIME-Version: 1.0',
  ];
  // The id is random, so no text holds the boundary made of it.
  const content =
    message.html === undefined ? text : alternatives(`=_${messageId.split('@')[0]}`, [text, part('text/html', message.html)]);
  return Buffer.from(`${headers.join('\r\n')}\r\n${content}\r\n`);
};
