import { Observable } from '../shared/observable.ts';

/** Whether another version of the client is there and waits for the person. */
export class NewVersion {
  readonly isReady = new Observable(false);
  #registration: ServiceWorkerRegistration | undefined;

  /** Keeps the client's files from now on. Without it everything works but the start without a network. */
  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    // The first one takes over a page that had none; only a later one is another version.
    this.#registration = await navigator.serviceWorker.register('/sw.js');
    this.#look(this.#registration);
    this.#registration.addEventListener('updatefound', () => this.#found());
  }

  /** Asks the server whether there is another version. */
  async look(): Promise<void> {
    await this.#registration?.update();
  }

  /** Not now: it is taken at the next start of all tabs. */
  putOff(): void {
    this.isReady.set(false);
  }

  /** The page begins anew with the version that waits. */
  take(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    this.#registration?.waiting?.postMessage('take over');
  }

  #look({ waiting }: ServiceWorkerRegistration): void {
    if (waiting !== null && navigator.serviceWorker.controller !== null) this.isReady.set(true);
  }

  #found(): void {
    const registration = this.#registration;
    registration?.installing?.addEventListener('statechange', () => this.#look(registration));
  }
}
