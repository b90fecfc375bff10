import { myapp } from "@/lib/api/myapp/dialect";
import { registration } from "@/lib/api/myapp/schemas";
import { refusedRegistration, registered } from "@/lib/api/myapp/sign-in";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { registerMyapp } from "@/lib/services/registration";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(myapp, "/myapp/register/", {
  POST: endpoint({
    run: registerMyapp,
    input: object(registration),
    present: registered,
    refuse: refusedRegistration,
    door: true,
    limit: "registration",
  }),
});
