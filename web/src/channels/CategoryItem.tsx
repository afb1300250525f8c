import { ChevronDown, Plus } from 'lucide-react';
import { memo } from 'react';
import type { Category } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './CategoryItem.module.css';
import rowStyles from './ListRow.module.css';
import { ListRow, type RowPlace } from './ListRow.tsx';
import { useRowOptions } from './rowOptions.ts';

interface CategoryItemProps extends RowPlace {
  readonly category: Category;
  readonly isCollapsed: boolean;
}

/** The heading of a category: it opens and closes it, and has the way to a new channel in it. */
export const CategoryItem = memo(({ category, isCollapsed, ...at }: CategoryItemProps) => {
  const say = useText();
  const { canManage, onToggle, onCreateIn } = useRowOptions();
  const name = category.name ?? say('erasedName');
  const plus = canManage && (
    <button
      type="button"
      className={rowStyles['action']}
      onClick={() => onCreateIn(category.id)}
      aria-label={say('createChannelIn', { category: name })}
      title={say('createChannel')}
    >
      <Plus size={16} aria-hidden />
    </button>
  );
  return (
    <ListRow thing={{ kind: 'category', id: category.id }} name={name} hasMenu={canManage} {...at} actions={plus || undefined}>
      <h3 className={styles['heading']}>
        <button type="button" className={styles['category']} aria-expanded={!isCollapsed} onClick={() => onToggle(category.id)}>
          <ChevronDown size={14} aria-hidden />
          <span className={styles['name']}>{name}</span>
        </button>
      </h3>
    </ListRow>
  );
});
