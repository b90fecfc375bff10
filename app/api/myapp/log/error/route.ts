import { myapp } from "@/lib/api/myapp/dialect";
import { errorQuery, refusedFilter } from "@/lib/api/myapp/log-filters";
import { errorRow, listed } from "@/lib/api/myapp/logs";
import { listEndpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listErrorLog } from "@/lib/services/logs";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(myapp, "/myapp/log/error/", {
  GET: listEndpoint({ run: listErrorLog, input: errorQuery, presentRow: errorRow, envelope: listed, refuse: refusedFilter, managed: true }),
});
