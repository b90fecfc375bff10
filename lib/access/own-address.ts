const OWN_SESSIONS = /^\/account\/user\/(\d+)\/sessions(?:\/|$)/;

/** Whether users need no grant at this canonical path because it is about themselves: the self rules of operations, told by address. */
export function isOwnAddress(userId: number, path: string): boolean {
  return Number(OWN_SESSIONS.exec(path)?.[1]) === userId;
}
