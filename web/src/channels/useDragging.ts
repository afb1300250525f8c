import { type RefObject, useEffect, useState } from 'react';
import { type Edge, type Place, placeOn, type Thing, useGuildDirectory } from '../guilds/index.ts';
import type { Move } from './useMoves.ts';

type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter');

/** What drags, once it is loaded: only for those who may move something, by a pointer that points. */
export const useDragAdapter = (canMove: boolean): Adapter | undefined => {
  const [adapter, setAdapter] = useState<Adapter>();
  useEffect(() => {
    if (!canMove || !matchMedia('(hover: hover)').matches) return setAdapter(undefined);
    let isGone = false;
    // Where it does not load, the menus and keys still move.
    import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then(
      (loaded) => {
        if (!isGone) setAdapter(loaded);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [canMove]);
  return adapter;
};

const thingOf = ({ kind, id }: Readonly<Record<string | symbol, unknown>>): Thing | undefined =>
  (kind === 'channel' || kind === 'category') && typeof id === 'string' ? { kind, id } : undefined;

const edgeAt = (element: Element, y: number): Edge => {
  const { top, height } = element.getBoundingClientRect();
  return y < top + height / 2 ? 'top' : 'bottom';
};

interface DraggingOptions {
  readonly adapter: Adapter | undefined;
  readonly thing: Thing;
  readonly guildId: string;
  readonly onMove: Move;
}

export interface DraggingState {
  readonly isDragged: boolean;
  /** Where a line shows that something would come here. */
  readonly edge: Edge | undefined;
}

const atRest: DraggingState = { isDragged: false, edge: undefined };

/** A row that can be dragged, and on which others can be dropped. */
export const useDragging = (row: RefObject<HTMLElement | null>, options: DraggingOptions): DraggingState => {
  const { adapter, thing, guildId, onMove } = options;
  const directory = useGuildDirectory();
  const { kind, id } = thing;
  const [state, setState] = useState(atRest);
  useEffect(() => {
    const element = row.current;
    if (element === null || adapter === undefined) return undefined;
    const target: Thing = { kind, id };
    const placeAt = (data: Readonly<Record<string | symbol, unknown>>, y: number): Place | undefined => {
      const dragged = thingOf(data);
      const guild = directory.find(guildId);
      return dragged && guild && placeOn(guild, dragged, target, edgeAt(element, y));
    };
    const stops = [
      adapter.draggable({
        element,
        getInitialData: () => ({ kind, id }),
        onDragStart: () => setState({ isDragged: true, edge: undefined }),
        onDrop: () => setState(atRest),
      }),
      adapter.dropTargetForElements({
        element,
        canDrop: ({ source, input }) => placeAt(source.data, input.clientY) !== undefined,
        onDrag: ({ source, location }) => {
          const dragged = thingOf(source.data);
          const under = dragged?.kind === 'channel' && kind === 'category';
          const edge = under ? 'bottom' : edgeAt(element, location.current.input.clientY);
          setState((known) => (known.edge === edge ? known : { ...known, edge }));
        },
        onDragLeave: () => setState(({ isDragged }) => ({ isDragged, edge: undefined })),
        onDrop: ({ source, location }) => {
          setState(atRest);
          const dragged = thingOf(source.data);
          const place = placeAt(source.data, location.current.input.clientY);
          if (dragged !== undefined && place !== undefined) onMove(dragged, place);
        },
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [adapter, row, kind, id, guildId, directory, onMove]);
  return state;
};
