/** Of the page: it stands where every page finds it. */
const icon = '/icon-192.png';

/** One notification of the desktop. */
export interface DesktopNotice {
  /** Takes the place of what was shown under it before. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly onClick: () => void;
}

/** Notifications of the desktop that are shown now. */
export class Desktop {
  readonly #shown = new Map<string, Notification>();

  /** Nothing happens where the person has not allowed it. */
  show({ tag, title, body, onClick }: DesktopNotice): void {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    try {
      const notification = new Notification(title, { body, tag, icon, silent: true });
      notification.onclick = () => {
        window.focus();
        notification.close();
        onClick();
      };
      this.#shown.set(tag, notification);
    } catch {
      // Browsers of phones show none for a page: what is new is marked all the same.
    }
  }

  close(tag: string): void {
    this.#shown.get(tag)?.close();
    this.#shown.delete(tag);
  }

  closeAll(): void {
    for (const tag of [...this.#shown.keys()]) this.close(tag);
  }
}
