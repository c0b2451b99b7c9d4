/**
 * The service worker of the app in a square: keeps the app's own files, so that it opens without network, and nothing else. What
 * people have said lies in IndexedDB, which no version of it touches. It lies in /arbete/falt/ and reaches no page above.
 */
type Waiting = Event & { waitUntil(done: Promise<unknown>): void };
type Asked = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type OwnWorker = {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(what: 'install' | 'activate', how: (event: Waiting) => void): void;
  addEventListener(what: 'fetch', how: (event: Asked) => void): void;
};

const worker = globalThis as unknown as OwnWorker;
/** Written by the build: a digest of the app's files (vite.device.config.ts). A new one makes browsers install it. */
const VERSION = '%LOFTET_VERSION%';
/** The page for one municipality: each has a worker of its own, with a cache of its own. */
const page = new URL(worker.registration.scope).pathname;
const OURS = `loftet-falt ${page} `;
const FILES = [
  page,
  `${page}/manifest.webmanifest`,
  '/arbete/falt/app.js',
  '/arbete/falt/app.css',
  '/favicon.svg',
  '/ikon-192.png',
  '/ikon-512.png',
];

// All or nothing: where one file is missing (the person is not signed in), the version before stays.
worker.addEventListener('install', (event) =>
  event.waitUntil(
    caches
      .open(OURS + VERSION)
      .then((cache) =>
        cache.addAll(FILES.map((path) => new Request(path, { cache: 'no-cache', credentials: 'same-origin' }))),
      )
      // A page that is open has loaded all it needs, so that the new version may take over at once.
      .then(() => worker.skipWaiting()),
  ),
);

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(OURS) && name !== OURS + VERSION))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  ),
);

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== new URL(worker.registration.scope).origin || !FILES.includes(pathname)) return;
  event.respondWith(
    caches
      .open(OURS + VERSION)
      .then((cache) => cache.match(pathname))
      .then((kept) => kept ?? fetch(event.request)),
  );
});

// A file of its own, though it takes nothing in and gives nothing out.
export {};
