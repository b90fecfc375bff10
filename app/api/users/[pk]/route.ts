import { excourse } from "@/lib/api/excourse/dialect";
import { changesInput, refusedChange } from "@/lib/api/excourse/input";
import { shownUser } from "@/lib/api/excourse/user";
import { endpoint } from "@/lib/http/endpoint";
import { nothing } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { changeTeacher, readTeacher, replaceTeacher } from "@/lib/services/teachers";

const change = { input: changesInput, present: shownUser, refuse: refusedChange, managed: true };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(excourse, "/users/{pk}/", {
  GET: endpoint({ run: readTeacher, input: nothing, present: shownUser, managed: true }),
  PUT: endpoint({ run: replaceTeacher, ...change }),
  PATCH: endpoint({ run: changeTeacher, ...change }),
});
