import type { Tokens } from './session.ts';

/** What one tab tells the others of the browser. */
export type SessionNews =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'ended'; readonly userId: string };

/** The other tabs of the client in this browser. */
export interface OtherTabs {
  tell(news: SessionNews): void;
  /** Called with what another tab tells, never with one's own. */
  listen(listener: (news: SessionNews) => void): void;
}

/** A tab that is alone. */
export const noOtherTabs: OtherTabs = { tell: () => undefined, listen: () => undefined };

/** Tabs of the same origin, as only they share the session's cookie. Nothing is written anywhere. */
export const openOtherTabs = (): OtherTabs => {
  const channel = new BroadcastChannel('chat-js session');
  return {
    tell: (news) => channel.postMessage(news),
    listen: (listener) => {
      channel.onmessage = ({ data }: MessageEvent<SessionNews>) => listener(data);
    },
  };
};
