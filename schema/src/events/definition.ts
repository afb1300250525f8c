import { record } from './compoundKinds.ts';
import type { Fields, Kind, RecordOf, Sealed } from './kinds.ts';

/**
 * One fact type. A stored definition never changes: another shape is another type, or a higher `schemaVersion` with an
 * upcaster.
 */
export interface FactDefinition<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly schemaVersion: number;
  /** Refuses fields that are not declared. */
  readonly data: Kind<Data>;
}

/** Declares a fact type at its first `schemaVersion`. */
export const defineFact = <const Type extends string, const F extends Fields>(
  type: Type,
  fields: F,
): FactDefinition<Type, RecordOf<F>> => ({ type, schemaVersion: 1, data: record(fields) });

/** The stored form that a definition describes: its text is sealed. */
export type FactOf<D> = D extends FactDefinition<infer Type, infer Data> ? { readonly type: Type; readonly data: Data } : never;

type Texts<Required extends string, Optional extends string> = { readonly [Key in Required]: string } & {
  readonly [Key in Optional]?: string;
};
type WithTexts<Data, Absent> = {
  readonly [N in keyof Data]: NonNullable<Data[N]> extends Sealed<infer Required, infer Optional>
    ? Texts<Required, Optional> | Absent
    : Data[N];
};

/** A fact as it is decided: its text is plain, and is sealed before it is appended. */
export type DraftOf<F> = F extends { readonly type: infer Type; readonly data: infer Data }
  ? { readonly type: Type; readonly data: WithTexts<Data, never> }
  : never;

/** A fact as a fold sees it: its text is plain, or `null` where its key is destroyed or the fold asked for none. */
export type OpenedOf<F> = F extends { readonly type: infer Type; readonly data: infer Data }
  ? { readonly type: Type; readonly data: WithTexts<Data, null> }
  : never;

/** What a fact says apart from its text: its stored, decided and opened forms all have it, so deciders fold any of them. */
export type TextlessOf<F> = F extends { readonly type: infer Type; readonly data: infer Data }
  ? {
      readonly type: Type;
      readonly data: {
        readonly [N in keyof Data as NonNullable<Data[N]> extends Sealed<infer _R, infer _O> ? never : N]: Data[N];
      };
    }
  : never;
