import type { Client } from '@urql/core';
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { useLanguage } from '../languages/LanguageProvider.tsx';
import { newCommandId } from '../session/commandId.ts';
import type { Tokens } from '../session/session.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import { type Entry, type EntryFields, emptyFields, type FieldName } from './enter.ts';
import { LogInDocument } from './logIn.generated.ts';
import { RegisterDocument } from './register.generated.ts';
import { SetUpDocument } from './setUp.generated.ts';

/** What a way in needs beside what is filled in. */
export interface EntryOptions {
  readonly entry: Entry;
  readonly inviteCode?: string | undefined;
  /** Of the set-up link. */
  readonly token?: string | undefined;
  readonly onEntered: (tokens: Tokens) => void;
}

interface Attempt extends Pick<EntryOptions, 'entry' | 'inviteCode' | 'token'> {
  readonly fields: EntryFields;
  readonly commandId: string;
  readonly locale: 'EN' | 'RU';
}

const begin = async (client: Client, attempt: Attempt): Promise<Tokens> => {
  const { entry, fields, commandId, locale, inviteCode, token = '' } = attempt;
  const { handle, password, displayName } = fields;
  const account = { commandId, handle, password, displayName, locale };
  switch (entry) {
    case 'logIn': {
      const { data, error } = await client.mutation(LogInDocument, { input: { commandId, handle, password } });
      if (data) return data.logIn.session;
      throw error;
    }
    case 'register': {
      const input = inviteCode === undefined ? account : { ...account, inviteCode };
      const { data, error } = await client.mutation(RegisterDocument, { input });
      if (data) return data.register.session;
      throw error;
    }
    case 'setUp': {
      const { data, error } = await client.mutation(SetUpDocument, { input: { ...account, token } });
      if (data) return data.setUp.session;
      throw error;
    }
  }
};

/**
 * The form of a way in. The same attempt again, after a lost answer, is the same command; one with other content is another. A
 * problem stays until something is changed.
 */
export const useEntry = ({ entry, inviteCode, token, onEntered }: EntryOptions) => {
  const client = useClient();
  const { language } = useLanguage();
  const [fields, setFields] = useState(emptyFields);
  const [problem, setProblem] = useState<Problem>();
  const [isEntering, setEntering] = useState(false);
  const commandId = useRef<string>(undefined);

  const change = (name: FieldName, value: string): void => {
    commandId.current = undefined;
    setProblem(undefined);
    setFields((before) => ({ ...before, [name]: value }));
  };

  const enter = async (): Promise<void> => {
    setEntering(true);
    setProblem(undefined);
    commandId.current ??= newCommandId();
    try {
      const locale = language === 'ru' ? 'RU' : 'EN';
      onEntered(await begin(client, { entry, fields, commandId: commandId.current, locale, inviteCode, token }));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setEntering(false);
    }
  };

  return { fields, change, enter, problem, isEntering };
};
