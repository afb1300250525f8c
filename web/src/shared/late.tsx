import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

/** A component whose code may not have come yet. */
export interface Late<Props> {
  (props: Props): ReactNode;
  /** Fetches the code before it is drawn. Where that fails it is fetched again when it is. */
  fetch(): Promise<void>;
}

class Code<Props> {
  readonly #load: () => Promise<ComponentType<Props>>;
  loaded: ComponentType<Props> | undefined;

  constructor(load: () => Promise<ComponentType<Props>>) {
    this.#load = load;
  }

  async fetch(): Promise<ComponentType<Props>> {
    this.loaded ??= await this.#load();
    return this.loaded;
  }
}

interface DrawnProps<Props> {
  readonly code: Code<Props>;
  readonly given: Props;
  readonly meanwhile: ReactNode;
}

const Drawn = <Props extends object>({ code, given, meanwhile }: DrawnProps<Props>): ReactNode => {
  // Kept for as long as it is drawn: what is there already would otherwise begin anew.
  const [Ready, setReady] = useState(() => code.loaded);
  useEffect(() => {
    const fail = (error: unknown): void =>
      setReady(() => {
        throw error;
      });
    if (Ready === undefined) code.fetch().then((component) => setReady(() => component), fail);
  }, [code, Ready]);
  return Ready === undefined ? meanwhile : <Ready {...given} />;
};

/**
 * A component whose code comes when it is first drawn: whoever never sees it never fetches it. It is drawn the moment it is there,
 * where a Suspense of React would wait for 300 ms after its fallback. What fails to load is thrown while it is drawn.
 */
export const late = <Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile?: ReactNode): Late<Props> => {
  const code = new Code(load);
  const fetch = (): Promise<void> =>
    code.fetch().then(
      () => undefined,
      () => undefined,
    );
  return Object.assign((props: Props) => <Drawn code={code} given={props} meanwhile={meanwhile} />, { fetch });
};
