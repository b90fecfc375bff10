/** One folder of `prisma/migrations/<provider>`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A finished row of Prisma's bookkeeping table. */
export interface Applied {
  readonly name: string;
  readonly checksum: string;
}

/** The next migration to apply after the applied ones, or undefined. Throws `ConfigError` when the two do not belong together. */
export type Next = (applied: readonly Applied[]) => Migration | undefined;
