import { listed, page } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { deletedUserJson } from "@/lib/api/account/recycle";
import { listEndpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listDeletedUsers } from "@/lib/services/recycle-bin";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/recycle/", {
  GET: listEndpoint({ run: listDeletedUsers, input: page, presentRow: deletedUserJson, envelope: listed, managed: true }),
});
