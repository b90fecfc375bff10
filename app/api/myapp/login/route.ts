import { myapp } from "@/lib/api/myapp/dialect";
import { credentials } from "@/lib/api/myapp/schemas";
import { refusedSignIn, signedIn } from "@/lib/api/myapp/sign-in";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { signInMyapp } from "@/lib/services/sign-in";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(myapp, "/myapp/login/", {
  POST: endpoint({ run: signInMyapp, input: object(credentials), present: signedIn, refuse: refusedSignIn, door: true, limit: "sign_in" }),
});
