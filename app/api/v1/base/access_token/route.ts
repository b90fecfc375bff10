import { base } from "@/lib/api/base/dialect";
import { credentials } from "@/lib/api/base/schemas";
import { refusedSignIn, signedIn } from "@/lib/api/base/tokens";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { signInBase } from "@/lib/services/sign-in";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(base, "/api/v1/base/access_token", {
  POST: endpoint({
    run: signInBase,
    input: object(credentials),
    present: signedIn,
    refuse: refusedSignIn,
    door: true,
    limit: "sign_in",
  }),
});
