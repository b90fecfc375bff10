import { excourse } from "@/lib/api/excourse/dialect";
import { codeRequest } from "@/lib/api/excourse/schemas";
import { codeSent, refusedCode } from "@/lib/api/excourse/verifications";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { requestCode } from "@/lib/services/verifications";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(excourse, "/vertifications/", {
  POST: endpoint({ run: requestCode, input: object(codeRequest), present: codeSent, refuse: refusedCode }),
});
