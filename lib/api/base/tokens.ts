import { TOKEN_SECONDS } from "@/lib/domain/lifetimes";
import type { AppError } from "@/lib/errors";
import type { Answer, Refusal } from "@/lib/http/dialect";
import type { RefreshedTokens } from "@/lib/services/refresh";
import type { TokenSignIn } from "@/lib/services/sign-in";
import { failed, succeeded } from "./dialect";

const KIND = { token_type: "bearer", expires_in: TOKEN_SECONDS.base.access } as const;

/** A done sign-in. */
export function signedIn({ user, tokens }: TokenSignIn): Answer {
  return succeeded({ access_token: tokens.access, refresh_token: tokens.refresh, username: user.username, ...KIND });
}

/** Wrong credentials are a 400 here. */
export function refusedSignIn(error: AppError): Refusal | undefined {
  return error.detail.issues?.[0]?.rule === "wrong_credentials" ? failed(400, "用户名或密码错误") : undefined;
}

/** A done exchange of a refresh token. */
export function refreshed({ access, refresh }: RefreshedTokens): Answer {
  return succeeded({ access_token: access, refresh_token: refresh, ...KIND });
}

/** A refresh token that is not taken: all but one reason are told alike. */
export function refusedRefresh({ code, detail }: AppError): Refusal | undefined {
  if (code !== "unauthenticated") return undefined;
  return failed(401, detail.problem === "user_inactive" ? "用户不存在或已被禁用" : "令牌无效或已过期");
}
