import { PasswordForm } from './PasswordForm.tsx';
import styles from './page.module.css';
import { Sessions } from './Sessions.tsx';

/** Where the person is logged in, and their password. */
export const SecurityPage = () => (
  <div className={styles['page']}>
    <Sessions />
    <PasswordForm />
  </div>
);
