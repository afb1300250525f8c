import { newId } from '@chat/platform';
import { temporaryDirectory } from '@chat/platform/testing';
import { expect, it } from 'vitest';
import { wholeHistory } from './testing/history.ts';
import { foundInstance, newMeeting } from './testing/meeting.ts';
import { startProductProcess } from './testing/productProcess.ts';

/** Room for the files as they are, and for some hundred long messages. */
const largestFileKiB = 2_048;
const mostMessages = 600;
const long = 'x'.repeat(3_500);

it('where the disk is full sends are refused as UNAVAILABLE, reading goes on, and with room again nothing is lost or doubled', async () => {
  await using directory = await temporaryDirectory();
  await using roomy = await startProductProcess({ directory: directory.path });
  const ada = await foundInstance(roomy);
  const { channelId } = await newMeeting(ada);
  await roomy.stop();

  await using full = await startProductProcess({ directory: directory.path, largestFileKiB });
  ada.client.address = full.address;
  const sent: string[] = [];
  let refused: { readonly input: { readonly content: string }; readonly error: unknown } | undefined;
  while (refused === undefined && sent.length < mostMessages) {
    const input = { channelId, clientMessageId: newId(), content: `${sent.length} ${long}` };
    try {
      await ada.act('sendMessage', input);
      sent.push(input.content);
    } catch (error) {
      refused = { input, error };
    }
  }
  expect(sent.length).toBeGreaterThan(10);
  expect(refused?.error).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE', retryAfter: 1_000 } }] });
  expect((await fetch(`${full.address}/healthz`)).status).toBe(200);
  expect((await wholeHistory(ada.client, channelId)).length).toBeGreaterThan(0);
  await full.kill();

  await using again = await startProductProcess({ directory: directory.path });
  ada.client.address = again.address;
  const { position } = await ada.act('sendMessage', { ...refused?.input });
  const shown = await wholeHistory(ada.client, channelId, position);
  expect(shown.map(({ content }) => content)).toEqual([...sent, refused?.input.content]);
});
