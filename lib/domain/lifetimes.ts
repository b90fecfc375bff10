/** How long what a sign-in gives lasts, in seconds (contract section 2.5). */
export const COOKIE_SECONDS = 1_209_600;
/** How long a code sent by SMS is good (contract section 6.1). */
export const CODE_SECONDS = 300;

/** How long a link to reset a password works, if it is not used. */
export const RESET_LINK_SECONDS = 86_400;

const RESTORABLE_MS = 30 * 86_400_000;

/** Who was deleted at this moment or later can still be restored at `now`, in ms (contract section 2.4); all others are erased. */
export function restorableSince(now: number): Date {
  return new Date(now - RESTORABLE_MS);
}

export const TOKEN_SECONDS = {
  myapp: { access: 1_800, refresh: 10_800 },
  base: { access: 14_400, refresh: 604_800 },
  excourse: { access: 86_400, refresh: null },
} as const;

export type TokenDialect = keyof typeof TOKEN_SECONDS;
