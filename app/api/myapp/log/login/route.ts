import { myapp } from "@/lib/api/myapp/dialect";
import { loginQuery, refusedFilter } from "@/lib/api/myapp/log-filters";
import { listed, loginRow } from "@/lib/api/myapp/logs";
import { listEndpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listLoginLog } from "@/lib/services/logs";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(myapp, "/myapp/log/login/", {
  GET: listEndpoint({ run: listLoginLog, input: loginQuery, presentRow: loginRow, envelope: listed, refuse: refusedFilter, managed: true }),
});
