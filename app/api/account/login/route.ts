import { account } from "@/lib/api/account/dialect";
import { credentials } from "@/lib/api/account/schemas";
import { refusedSignIn, signedIn } from "@/lib/api/account/sign-in";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { signInAccount } from "@/lib/services/sign-in";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/login/", {
  POST: endpoint({
    run: signInAccount,
    input: object(credentials),
    present: signedIn,
    refuse: refusedSignIn,
    door: true,
    limit: "sign_in",
    sameOriginAlways: true,
  }),
});
