import { excourse } from "@/lib/api/excourse/dialect";
import { registrationInput } from "@/lib/api/excourse/input";
import { registered } from "@/lib/api/excourse/user";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { registerTeacher } from "@/lib/services/teacher-registration";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(excourse, "/users/register/", {
  POST: endpoint({ run: registerTeacher, input: registrationInput, present: registered, door: true, limit: "registration" }),
});
