import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/** A component whose code comes when it is first drawn: whoever never sees it never fetches it. */
export const late = <Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile?: ReactNode) => {
  const Late = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>; // lazy keeps what it is given
  return (props: Props) => (
    <Suspense fallback={meanwhile}>
      <Late {...props} />
    </Suspense>
  );
};
