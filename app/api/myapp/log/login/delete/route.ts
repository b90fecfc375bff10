import { myapp } from "@/lib/api/myapp/dialect";
import { deleted, refusedDeletion } from "@/lib/api/myapp/logs";
import { endpoint } from "@/lib/http/endpoint";
import { ids } from "@/lib/http/ids";
import { route } from "@/lib/http/route";
import { deleteLoginLog } from "@/lib/services/logs";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(myapp, "/myapp/log/login/delete", {
  DELETE: endpoint({
    run: deleteLoginLog,
    input: ids("ids"),
    present: deleted,
    refuse: refusedDeletion("删除的登入日志对象不存在"),
    managed: true,
  }),
});
