import type { PlaceMark } from './placeMarks.ts';
import { useNotifications } from './useNotifications.ts';

const nothing: readonly PlaceMark[] = [];

/** Draws nothing; tells of what is new. */
export const Notifications = ({ direct = nothing }: { readonly direct?: readonly PlaceMark[] }) => {
  useNotifications(direct);
  return null;
};
