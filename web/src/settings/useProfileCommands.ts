import { useMemo } from 'react';
import { useClient } from 'urql';
import { useGuildDirectory, type Viewer } from '../guilds/index.ts';
import { usePeople } from '../people/PeopleProvider.tsx';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { ChangeAvatarColourDocument } from './changeAvatarColour.generated.ts';
import { ChangeDisplayNameDocument } from './changeDisplayName.generated.ts';
import { RequestEmailVerificationDocument } from './requestEmailVerification.generated.ts';

/** What the person can change of how others see them. Each rejects with what `problemOf` understands. */
interface ProfileCommands {
  readonly changeDisplayName: (viewer: Viewer, displayName: string) => Promise<void>;
  readonly changeAvatarColour: (viewer: Viewer, colour: string) => Promise<void>;
  readonly requestEmailVerification: (email: string) => Promise<void>;
}

export const useProfileCommands = (): ProfileCommands => {
  const client = useClient();
  const guilds = useGuildDirectory();
  const people = usePeople();
  return useMemo(() => {
    const changed = async (viewer: Viewer, position: string): Promise<void> => {
      people.know({ kind: 'PERSON', ...viewer });
      await guilds.load(position);
    };
    return {
      changeDisplayName: async (viewer, displayName) => {
        const input = { commandId: newCommandId(), displayName };
        const { changeDisplayName } = await act(client, ChangeDisplayNameDocument, { input });
        await changed({ ...viewer, displayName: changeDisplayName.displayName ?? null }, changeDisplayName.position);
      },
      changeAvatarColour: async (viewer, colour) => {
        const input = { commandId: newCommandId(), colour };
        const { changeAvatarColour } = await act(client, ChangeAvatarColourDocument, { input });
        await changed({ ...viewer, avatarColour: changeAvatarColour.colour }, changeAvatarColour.position);
      },
      requestEmailVerification: async (email) => {
        await act(client, RequestEmailVerificationDocument, { input: { commandId: newCommandId(), email } });
      },
    };
  }, [client, guilds, people]);
};
