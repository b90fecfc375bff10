import { base } from "@/lib/api/base/dialect";
import { profile } from "@/lib/api/base/profile";
import { endpoint } from "@/lib/http/endpoint";
import { nothing } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { readOwnProfile } from "@/lib/services/profile";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(base, "/api/v1/base/userinfo", {
  GET: endpoint({ run: readOwnProfile, input: nothing, present: profile }),
});
