/** Types of process-lock.mjs, which is plain JavaScript because start.mjs needs it before anything is installed. */
export function birthOf(pid: number): string;
export function isAlive(pid: number): boolean;
export function withLock<T>(
  folder: string,
  work: (share: (pid: number) => void) => Promise<T> | T,
  waiting?: () => void,
): Promise<T>;
