/** One announcement: what it is, and flat fields. */
export interface TypedAnnouncement {
  readonly type: string;
}

type FieldsOf<Announcement, Type> = Omit<Extract<Announcement, { readonly type: Type }>, 'type'>;

/** For every type of announcement, what each of its fields must be. A type or a field that is left out does not compile. */
export type AnnouncementShapes<Announcement extends TypedAnnouncement> = {
  readonly [Type in Announcement['type']]: {
    readonly [Field in keyof FieldsOf<Announcement, Type>]: (value: unknown) => boolean;
  };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value, where it is one of these announcements with exactly the fields that it should have; else `undefined`. */
export const announcementOf = <Announcement extends TypedAnnouncement>(
  value: unknown,
  shapes: AnnouncementShapes<Announcement>,
): Announcement | undefined => {
  if (!isObject(value)) return undefined;
  const { type, ...fields } = value;
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) return undefined;
  // Its own key, so there are rules of that type.
  const rules = Object.entries<(field: unknown) => boolean>(shapes[type as keyof typeof shapes]);
  const isWhole = rules.length === Object.keys(fields).length && rules.every(([name, rule]) => rule(fields[name]));
  return isWhole ? (value as unknown as Announcement) : undefined; // type and fields are those of its shape
};
