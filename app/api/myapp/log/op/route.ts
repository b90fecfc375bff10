import { myapp } from "@/lib/api/myapp/dialect";
import { operationQuery, refusedFilter } from "@/lib/api/myapp/log-filters";
import { listed, operationRow } from "@/lib/api/myapp/logs";
import { listEndpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listOperationLog } from "@/lib/services/logs";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(myapp, "/myapp/log/op/", {
  GET: listEndpoint({
    run: listOperationLog,
    input: operationQuery,
    presentRow: operationRow,
    envelope: listed,
    refuse: refusedFilter,
    managed: true,
  }),
});
