import { createContext, type ReactNode, use } from 'react';

/** What else can be done with a person, wherever somebody is shown: drawn below what the card itself offers. */
export type PersonActions = (userId: string) => ReactNode;

const ActionsContext = createContext<PersonActions>(() => null);

export const PersonActionsProvider = ActionsContext.Provider;

export const usePersonActions = (): PersonActions => use(ActionsContext);
