/** A mail as its recipient's program shows it. */
export interface ReceivedMail {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html?: string;
}

const quotedPrintable = (text: string): string => {
  const joined = text.replaceAll(/=\r\n/g, '');
  return Buffer.from(
    joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
};

const decodedBody = (body: string, encoding: string): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? quotedPrintable(body) : body;
};

const decodedWords = (header: string): string =>
  header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString())
    .replaceAll(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => quotedPrintable(text.replaceAll('_', ' ')));

const split = (part: string): readonly [Readonly<Record<string, string>>, string] => {
  const end = part.indexOf('\r\n\r\n');
  const lines = part
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    decodedWords(line.slice(line.indexOf(':') + 2)),
  ]);
  return [Object.fromEntries(headers), part.slice(end + 4)];
};

/** Reads a mail of one text, or of a text and HTML as alternatives. Line ends become `\n`, those at the end are cut. */
export const receivedMail = (bytes: string): ReceivedMail => {
  const [headers, body] = split(bytes);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1];
  const parts =
    boundary === undefined
      ? [bytes]
      : body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((part) => part.replace(/^\r\n/, ''));
  const [text = '', html] = parts.map((part) => {
    const [own, content] = split(part);
    return decodedBody(content, own['content-transfer-encoding'] ?? '7bit')
      .replaceAll('\r\n', '\n')
      .trimEnd();
  });
  return { headers, text, ...(html !== undefined && { html }) };
};
