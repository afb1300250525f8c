/** A dialog about channels or categories that is open. */
export type ChannelDialog =
  | { readonly kind: 'createChannel'; readonly categoryId: string | null }
  | { readonly kind: 'editChannel' | 'deleteChannel'; readonly id: string }
  | { readonly kind: 'createCategory' | 'archived' }
  | { readonly kind: 'renameCategory' | 'deleteCategory'; readonly id: string };
