import { excourse } from "@/lib/api/excourse/dialect";
import { credentials } from "@/lib/api/excourse/schemas";
import { signedIn } from "@/lib/api/excourse/sign-in";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { signInExcourse } from "@/lib/services/sign-in";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(excourse, "/users/login/", {
  POST: endpoint({ run: signInExcourse, input: object(credentials), present: signedIn, door: true, limit: "sign_in" }),
});
