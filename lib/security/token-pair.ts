import { TOKEN_SECONDS, type TokenDialect } from "@/lib/domain/lifetimes";
import { issueToken } from "./tokens";

export interface TokenOwner {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
}

/** The tokens of one sign-in; both name its session. */
export interface TokenPair {
  readonly access: string;
  /** Null in the dialect that has none. */
  readonly refresh: string | null;
  /** When the access token ends, in ms. */
  readonly accessEnd: number;
}

/** Signs the tokens that a sign-in in `dialect` gives (contract section 2.5). `now` in ms. */
export async function issuePair(dialect: TokenDialect, owner: TokenOwner, sid: string, now: number): Promise<TokenPair> {
  const common = { userId: owner.id, username: owner.username, email: owner.email, sid, now };
  const seconds = TOKEN_SECONDS[dialect];
  const access = await issueToken({ ...common, type: "access", ttlSeconds: seconds.access });
  const refresh = seconds.refresh === null ? null : await issueToken({ ...common, type: "refresh", ttlSeconds: seconds.refresh });
  return { access: access.token, refresh: refresh?.token ?? null, accessEnd: access.exp * 1000 };
}
