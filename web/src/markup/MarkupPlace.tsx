import { createContext, use } from 'react';

/** Where a text stands: whose roles its mentions name, and what a click on a person does. */
export interface MarkupPlace {
  readonly viewerId: string | undefined;
  /** Absent: it stands in no guild. */
  readonly guildId?: string | undefined;
  /** Absent: a mention of a person is no button. */
  readonly onPerson?: ((userId: string, anchor: HTMLElement) => void) | undefined;
}

const MarkupPlaceContext = createContext<MarkupPlace>({ viewerId: undefined });

export const MarkupPlaceProvider = MarkupPlaceContext.Provider;

export const useMarkupPlace = (): MarkupPlace => use(MarkupPlaceContext);
