import { type Answer, json } from "@/lib/http/dialect";
import type { TokenSignIn } from "@/lib/services/sign-in";

/** The answer of `POST /users/login/`. */
export function signedIn({ user, tokens }: TokenSignIn): Answer {
  return json(200, { user_id: user.id, username: user.username, token: tokens.access });
}
