export { Notifications } from './Notifications.tsx';
export type { PlaceMark } from './placeMarks.ts';
export { readableText } from './previewText.ts';
