import { newCommandId } from '../session/commandId.ts';
import { post } from '../session/post.ts';
import { button, element, field } from './element.ts';
import { say } from './language.ts';
import { invite, logIn, type NewAccount, register, setUp } from './operations.ts';
import { problemLine } from './problem.ts';
import { type App, card, type Screen } from './screen.ts';
import type { TextName } from './texts.ts';

/** The ways in. */
export type Entry = 'logIn' | 'register' | 'setUp';

const handleField = { name: 'handle', label: 'handle', autocomplete: 'username' } as const;
const passwordField = { name: 'password', label: 'password', type: 'password' } as const;

const fieldsOf = (entry: Entry): readonly HTMLElement[] =>
  entry === 'logIn'
    ? [field(handleField), field({ ...passwordField, autocomplete: 'current-password' })]
    : [
        field({ ...handleField, hint: 'handleHint' }),
        field({ name: 'displayName', label: 'displayName', autocomplete: 'name' }),
        field({ ...passwordField, hint: 'passwordHint', autocomplete: 'new-password', minLength: 8 }),
      ];

const textOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
};

const newAccountOf = (data: FormData): NewAccount => ({
  handle: textOf(data, 'handle'),
  displayName: textOf(data, 'displayName'),
  password: textOf(data, 'password'),
  locale: document.documentElement.lang === 'ru' ? 'RU' : 'EN',
});

const enter = async (app: App, entry: Entry, data: FormData, commandId: string): Promise<void> => {
  const { session, inviteCode } = app;
  switch (entry) {
    case 'logIn':
      return session.begin(logIn, { input: { commandId, handle: textOf(data, 'handle'), password: textOf(data, 'password') } });
    case 'register':
      return session.begin(register, {
        input: { commandId, ...newAccountOf(data), ...(inviteCode === undefined ? {} : { inviteCode }) },
      });
    case 'setUp':
      return session.begin(setUp, { input: { commandId, ...newAccountOf(data), token: location.hash.slice(1) } });
  }
};

const entryForm = (app: App, entry: Entry): HTMLElement => {
  const problem = problemLine();
  const submit = element('button', { text: entry, class: 'main' });
  const form = element('form', {}, ...fieldsOf(entry), problem.element, submit);
  // The same attempt again, after a lost answer, is the same command; another one is another.
  let commandId = newCommandId();
  form.addEventListener('input', () => {
    commandId = newCommandId();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.clear();
    submit.disabled = true;
    try {
      await enter(app, entry, new FormData(form), commandId);
      if (entry === 'setUp') history.replaceState(null, '', '/');
      await app.open();
    } catch (error) {
      problem.show(error);
    } finally {
      submit.disabled = false;
    }
  });
  return form;
};

const other = { logIn: ['toRegister', 'register'], register: ['toLogIn', 'logIn'] } as const satisfies Partial<
  Record<Entry, readonly [TextName, Entry]>
>;

const invitedLine = (code: string): HTMLElement => {
  const line = element('p', { class: 'hint' });
  post(invite, { code }, undefined).then(
    (answer) => answer.invite && say(line, 'invited', answer.invite.guildName ?? code),
    // Only an ornament: what is wrong with the invite is told when it is used.
    () => undefined,
  );
  return line;
};

/** Log-in, registration, or the set-up link that the server printed. */
export const entryScreen = (app: App, first: Entry): Screen => {
  const place = element('div');
  const show = (entry: Entry): void => {
    const title = element('h2', { text: entry });
    const hint = entry === 'setUp' ? [element('p', { class: 'hint', text: 'setUpHint' })] : [];
    const [text, next] = entry === 'setUp' ? [] : other[entry];
    const change = text === undefined ? [] : [button(text, () => show(next), 'quiet')];
    place.replaceChildren(title, ...hint, entryForm(app, entry), ...change);
    place.querySelector('input')?.focus();
  };
  show(first);
  const invited = app.inviteCode === undefined ? [] : [invitedLine(app.inviteCode)];
  return { element: card(...invited, place), close: () => undefined };
};
