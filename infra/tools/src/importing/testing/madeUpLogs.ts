import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const clock = (line: number): string => {
  const minutes = Math.floor(line / 4);
  return `[${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}]`;
};

const lineOf = (line: number): string => {
  const nick = `sailor${(line * 7) % 90}`;
  if (line % 11 === 0) return `=== ${nick} [~x@host.example]  has joined #harbour`;
  if (line % 31 === 0) return `=== ${nick} [~x@host.example]  has left #harbour []`;
  if (line % 37 === 0) return `=== ${nick} is now known as mate${line % 50}`;
  if (line % 101 === 0) return `=== mode/#harbour [+b *!*@host${line}.example]  by keeper`;
  if (line % 211 === 0) return `=== keeper changed the topic of #harbour to: day of ${line}`;
  return `${clock(line)} <${nick}> line ${line}`;
};

/** Writes two days of a lively channel; answers with the number of lines. */
export const writeMadeUpLogs = async (folder: string): Promise<number> => {
  const lines = 2_000;
  for (const day of ['2009-03-01', '2009-03-02']) {
    await writeFile(join(folder, `${day}.raw.txt`), Array.from({ length: lines }, (_, line) => `${lineOf(line)}\n`).join(''));
    await writeFile(
      join(folder, `${day}.annotation.txt`),
      Array.from({ length: lines }, (_, line) => `${Math.max(0, line - 300)} ${line} -\n`).join(''),
    );
  }
  return 2 * lines;
};
